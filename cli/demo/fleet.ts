import { type FleetConfig, parseFleet } from '../../simulator/fleet/config';

/** Simulated seconds that have passed when the demo opens. */
export const HISTORY_SECONDS = 3600;

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * What the demo simulates by itself: three services of different models, GPUs and vLLM versions, two of which go
 * through an incident once an hour; the first ones lie in the history that the demo opens with.
 */
export function demoFleet(): FleetConfig {
  return parseFleet({
    seed: 2026,
    engines: [
      {
        name: 'chat',
        count: 2,
        model: 'Llama-3.1-8B-Instruct',
        gpu: 'H100',
        settings: { version: '0.32.0', maxModelLen: 16_384, maxNumSeqs: 64 },
        workload: 'chat',
      },
      {
        name: 'rag',
        model: 'Qwen3-32B',
        gpu: 'H200',
        settings: {
          version: '0.28.0',
          maxModelLen: 16_384,
          tensorParallelSize: 2,
          maxNumBatchedTokens: 512,
          maxNumSeqs: 256,
        },
        workload: 'rag',
        rate: 0.5,
        incidents: [{ name: 'kv-pressure', at: 49 * MINUTE, for: 5 * MINUTE, every: HOUR }],
      },
      {
        name: 'code',
        model: 'Qwen2.5-7B-Instruct',
        gpu: 'A100',
        settings: {
          version: '0.16.0',
          maxModelLen: 16_384,
          maxNumBatchedTokens: 512,
          speculative: { numTokens: 3, acceptance: 0.75 },
          lora: { adapters: ['sql', 'typescript', 'python'], maxLoras: 2 },
        },
        gateway: { maxActive: 32 },
        workload: 'code',
        rate: 0.25,
        incidents: [{ name: 'throttle-thermal', at: 22 * MINUTE, for: 10 * MINUTE, every: HOUR }],
      },
    ],
  });
}
