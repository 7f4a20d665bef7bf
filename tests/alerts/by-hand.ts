import type { Expectation } from './expectation';
import { enginePage } from './engine-page';

const LONG = { jobs: [], step: 60 } as const;

/** Incidents that no simulation is needed for: pages of a few lines. */
export const byHand: Readonly<Record<string, Expectation>> = {
  'an engine that freezes while idle': {
    jobs: [],
    pages: {
      vllm: () => enginePage({ second: 0, running: 0 }),
      'vllm-probe': (_, { now }) => `probe_success ${now ? 0 : 1}`,
    },
    raises: { VLLMProbeFailed: 120 },
  },
  'a probe that is gone': {
    jobs: [],
    lasts: 900,
    pages: {
      vllm: (second) => enginePage({ second }),
      'vllm-probe': (_, { now }) => (now ? undefined : 'probe_success 1'),
    },
    raises: { VLLMProbeMissing: 660 },
  },
  'one request in twelve is slow, or fails': {
    ...LONG,
    lasts: 4200,
    after: 3000,
    pages: { vllm: (second, { bad }) => enginePage({ second, late: bad / 12, failed: bad / 14 }) },
    raises: { VLLMTTFTBurnSlow: 4200, VLLMInterTokenBurnSlow: 4200, VLLMAvailabilityBurnSlow: 4200 },
    with: ['HighErrorRate'],
  },
  'one request in four is slow': {
    ...LONG,
    lasts: 1500,
    after: 1200,
    pages: { vllm: (second, { bad }) => enginePage({ second, late: bad / 4 }) },
    raises: { VLLMTTFTBurnFast: 1200, VLLMInterTokenBurnFast: 1200 },
    with: ['VLLMTTFTBurnSlow', 'VLLMInterTokenBurnSlow'],
  },
  'replies that break off after 200': {
    jobs: [],
    pages: { vllm: (second, { bad }) => enginePage({ second, brokenOff: bad / 30 }) },
    raises: { VLLMInStreamFailures: 240 },
  },
  'replies that end at a limit': {
    ...LONG,
    lasts: 5400,
    after: 3600,
    pages: { vllm: (second, { bad }) => enginePage({ second, cut: bad * 0.9 }) },
    raises: { VLLMRepliesCutShort: 3900 },
  },
  'slow replies': {
    jobs: [],
    pages: { vllm: (second, { bad }) => enginePage({ second, long: bad / 10 }) },
    raises: { HighLatency: 300 },
  },
  'few tokens': {
    jobs: [],
    lasts: 900,
    pages: { vllm: (second, { bad }) => enginePage({ second, tokens: 500 * second - 480 * bad }) },
    raises: { LowThroughput: 720 },
  },
  'less than is usual at this hour': {
    jobs: [],
    lasts: 1500,
    pages: {
      vllm: (second, { now }) =>
        [
          enginePage({ second }),
          `model:vllm_generation_token_rate:deviation3w{model_name="m"} ${now ? -7 : 0.3}`,
          `model:vllm_itl_p95:deviation3w{model_name="m"} ${now ? 5 : 0.1}`,
        ].join('\n'),
    },
    raises: { VLLMThroughputBelowUsual: 960 },
  },
  'prefixes that are found no more': {
    ...LONG,
    begin: 7200,
    lasts: 3600,
    after: 3600,
    pages: { vllm: (second, { bad }) => enginePage({ second, hits: 80 * second - 70 * bad }) },
    raises: { VLLMPrefixHitCollapse: 3000 },
  },
};
