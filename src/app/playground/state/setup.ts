import type { PromptCase, RunSettings, Side } from '../../../engine/playground/types';
import { PROMPT_SETS } from '../../../engine/playground/prompt-sets';

/** An engine and a model as a person chooses them; the model may be left to the engine. */
export interface TargetChoice {
  /** Uid of a vLLM datasource. */
  readonly datasource: string;
  readonly model?: string;
}

/** Prompts of a file. */
export interface OwnPrompts {
  readonly fileName: string;
  readonly cases: readonly PromptCase[];
}

/** All that a person chooses before a run. */
export interface Setup {
  readonly targets: Readonly<Partial<Record<Side, TargetChoice>>>;
  /** Ids of built-in sets. */
  readonly sets: readonly string[];
  readonly own?: OwnPrompts;
  readonly settings: RunSettings;
}

/** What the page begins with. */
export function firstSetup(datasource: string | undefined): Setup {
  return {
    targets: datasource === undefined ? {} : { A: { datasource } },
    sets: ['short'],
    settings: {
      concurrency: 3,
      repeats: 2,
      warmUp: 1,
      maxTokens: 128,
      ignoreEos: false,
      temperature: 0,
      seed: 1,
      fresh: true,
      together: false,
      objectives: { ttft: 1000, tpot: 50 },
    },
  };
}

/** The prompts of all chosen sets and of the file, in their order. */
export function promptsOf({ sets, own }: Setup): PromptCase[] {
  const builtIn = PROMPT_SETS.filter(({ id }) => sets.includes(id)).flatMap(({ cases }) => cases);
  return [...builtIn, ...(own?.cases ?? [])];
}

/** What the prompts are called, for a person. */
export function promptNames({ sets, own }: Setup): string[] {
  return [...PROMPT_SETS.filter(({ id }) => sets.includes(id)).map(({ id }) => id), ...(own ? [own.fileName] : [])];
}

/** Tokens of a prompt on average, about; undefined where a file's prompts are among them, whose tokens nobody counted. */
export function meanPromptTokens({ sets, own }: Setup): number | undefined {
  const chosen = PROMPT_SETS.filter(({ id }) => sets.includes(id));
  const prompts = chosen.reduce((sum, { cases }) => sum + cases.length, 0);
  const tokens = chosen.reduce((sum, { cases, promptTokens }) => sum + cases.length * promptTokens, 0);
  return own || prompts === 0 ? undefined : Math.round(tokens / prompts);
}

/** Requests that a run of this sends, what warms up among them. */
export function requestCount(setup: Setup): number {
  const sides = Object.values(setup.targets).filter(Boolean).length;
  const { repeats, warmUp } = setup.settings;
  return sides * (promptsOf(setup).length * repeats + warmUp);
}
