import { LONG } from './prompt-sets/long';
import { MEDIUM } from './prompt-sets/medium';
import { SHORT } from './prompt-sets/short';
import type { PromptCase } from './types';

/** Prompts that come with the playground. */
export interface PromptSet {
  readonly id: 'short' | 'medium' | 'long';
  readonly cases: readonly PromptCase[];
  /** Tokens of a prompt, about: four characters each. */
  readonly promptTokens: number;
}

/** From a chat's first question to a document that is worked through; names are unique among all of them. */
export const PROMPT_SETS: readonly PromptSet[] = [
  setOf('short', SHORT, 15),
  setOf('medium', MEDIUM, 300),
  setOf('long', LONG, 2500),
];

function setOf(id: PromptSet['id'], texts: Readonly<Record<string, string>>, promptTokens: number): PromptSet {
  const cases = Object.entries(texts).map(([name, content]) => ({
    name,
    messages: [{ role: 'user' as const, content }],
  }));
  return { id, cases, promptTokens };
}
