import type { SignalId } from '../../signals/catalogue';
import { aggregate, type Expression, times, type Where } from '../expression';
import type { Measure } from '../types';

interface Sign {
  /** 0.11.1 as 11.1. */
  readonly version: number;
  readonly signal: SignalId;
  readonly part?: 'count';
  readonly where?: Where;
}

/** What every engine shows from a version on, the newest first. */
const signs: readonly Sign[] = [
  { version: 32, signal: 'prompt_tokens_cached_by_source' },
  { version: 30, signal: 'request_preemptions', part: 'count' },
  { version: 24, signal: 'cache_config', where: { label: 'kv_cache_max_concurrency', matches: '.+' } },
  { version: 20, signal: 'waiting_by_reason' },
  { version: 17, signal: 'estimated_flops' },
  { version: 16, signal: 'prompt_tokens_by_source' },
  { version: 13, signal: 'request_prefill_computed_tokens', part: 'count' },
  { version: 11.1, signal: 'external_prefix_cache_queries' },
  { version: 11, signal: 'tpot', part: 'count' },
  { version: 7, signal: 'iteration_tokens', part: 'count' },
  { version: 0, signal: 'running' },
];

/** The versions that can be told apart, newest first; 0.11.1 as 11.1. */
export const tellableVersions: readonly number[] = signs.map(({ version }) => version);

const shown = ({ version, ...sign }: Sign): Expression =>
  times({ op: 'is', of: aggregate('count', { op: 'value', ...sign }, 'engine'), than: '>', value: 0 }, version);

const ofEngine = signs.map(shown).reduce((left, right): Expression => ({ op: 'or', left, right }));

const shared = {
  topic: 'engine',
  unit: 'info',
  good: 'One version for all replicas of a model, but for the time of a rollout.',
  advice: 'Finish the rollout. /version of each engine names it exactly.',
  needs: ['running'],
} as const;

const told = tellableVersions.filter((version) => version > 0).sort((a, b) => a - b);
const meaning = `No engine says its version in its metrics, so it is derived from the families that it shows: 24 stands for 0.24 or newer, up to the next one that can be told apart (${told.join(', ')}).`;

/** Which vLLM an engine is at least. */
export const versionMeasures: readonly Measure[] = [
  {
    ...shared,
    id: 'version_at_least',
    title: 'Version at least (derived)',
    question: 'How old is the oldest engine?',
    meaning: `${meaning} The oldest in the group.`,
    expression: aggregate('min', ofEngine),
  },
  {
    ...shared,
    id: 'version_newest',
    title: 'Newest version at least (derived)',
    question: 'How new is the newest engine?',
    meaning: `${meaning} The newest in the group.`,
    expression: aggregate('max', ofEngine),
  },
];
