import { parseWorkload, type Workload, type WorkloadInput } from './workload';

const PRESETS = {
  chat: {
    arrivals: {
      kind: 'closed',
      sessions: 16,
      turns: { kind: 'uniform', min: 1, max: 8 },
      thinkSeconds: { kind: 'lognormal', median: 8, p95: 40 },
    },
    promptTokens: { kind: 'lognormal', median: 60, p95: 400 },
    replyTokens: { kind: 'lognormal', median: 180, p95: 600 },
    sharedPrefix: { tokens: 400 },
    stopProbability: 0.95,
    abort: { share: 0.03, afterTokens: { kind: 'uniform', min: 5, max: 100 } },
  },
  rag: {
    arrivals: { kind: 'open', rate: 2 },
    promptTokens: { kind: 'lognormal', median: 2200, p95: 5000 },
    replyTokens: { kind: 'lognormal', median: 220, p95: 600 },
    sharedPrefix: { tokens: 300 },
    stopProbability: 0.97,
  },
  agent: {
    arrivals: {
      kind: 'closed',
      sessions: 8,
      turns: { kind: 'uniform', min: 4, max: 20 },
      thinkSeconds: { kind: 'lognormal', median: 1.5, p95: 8 },
    },
    promptTokens: { kind: 'lognormal', median: 300, p95: 1500 },
    replyTokens: { kind: 'lognormal', median: 110, p95: 450 },
    sharedPrefix: { tokens: 1800, groups: 3 },
  },
  reasoning: {
    arrivals: { kind: 'open', rate: 0.5 },
    promptTokens: { kind: 'lognormal', median: 200, p95: 1200 },
    replyTokens: { kind: 'lognormal', median: 1800, p95: 5000 },
    stopProbability: 0.9,
  },
  code: {
    arrivals: { kind: 'open', rate: 4, bursts: { everySeconds: 60, lengthSeconds: 8, factor: 3 } },
    promptTokens: { kind: 'lognormal', median: 1200, p95: 3500 },
    replyTokens: { kind: 'lognormal', median: 50, p95: 220 },
    sharedPrefix: { tokens: 400, share: 0.6, groups: 12 },
    abort: { share: 0.25, afterTokens: { kind: 'uniform', min: 1, max: 30 } },
  },
  batch: {
    arrivals: { kind: 'closed', sessions: 64, turns: 1, thinkSeconds: 0 },
    promptTokens: { kind: 'lognormal', median: 600, p95: 1500 },
    replyTokens: { kind: 'lognormal', median: 150, p95: 400 },
    sharedPrefix: { tokens: 200 },
  },
} satisfies Record<string, WorkloadInput>;

/** The name of a ready-made workload. */
export type PresetName = keyof typeof PRESETS;

/** The names of the ready-made workloads. */
export const PRESET_NAMES = Object.keys(PRESETS) as readonly PresetName[];

/** A ready-made workload; its lengths and rates are illustrative, measured nowhere. */
export function workloadPreset(name: PresetName): Workload {
  return parseWorkload({ name, ...PRESETS[name] });
}
