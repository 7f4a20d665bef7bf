import type { Labels } from '../../src/engine/exposition/types';
import { Fleet } from '../../simulator/fleet/fleet';
import { parseFleet } from '../../simulator/fleet/config';

/** Engines of one kind: their share of a fleet, and where they run. */
interface Group {
  readonly name: string;
  readonly cluster: string;
  readonly namespace: string;
  /** In parts of all groups' shares. */
  readonly share: number;
  readonly engine: object;
}

/** The kinds of engines of a fleet. */
export const GROUPS: readonly Group[] = [
  {
    name: 'chat',
    cluster: 'east',
    namespace: 'assistants',
    share: 30,
    engine: {
      model: 'Llama-3.1-8B-Instruct',
      gpu: 'H100',
      settings: { version: '0.32.0' },
      workload: 'chat',
      rate: 0.5,
    },
  },
  {
    name: 'code',
    cluster: 'east',
    namespace: 'assistants',
    share: 20,
    engine: {
      model: 'Qwen2.5-7B-Instruct',
      gpu: 'L40S',
      settings: { version: '0.28.0' },
      workload: 'code',
      rate: 0.25,
    },
  },
  {
    name: 'rag',
    cluster: 'east',
    namespace: 'search',
    share: 20,
    engine: {
      model: 'Qwen3-32B',
      gpu: 'H200',
      settings: { version: '0.30.0', tensorParallelSize: 2 },
      workload: 'rag',
      rate: 0.3,
    },
  },
  {
    name: 'agent',
    cluster: 'west',
    namespace: 'assistants',
    share: 15,
    engine: {
      model: 'Llama-3.1-70B-Instruct',
      gpu: 'H200',
      settings: { version: '0.24.0', tensorParallelSize: 4 },
      workload: 'agent',
      rate: 0.4,
    },
  },
  {
    name: 'reasoning',
    cluster: 'west',
    namespace: 'research',
    share: 10,
    engine: {
      model: 'Qwen3-32B',
      gpu: 'H200',
      settings: { version: '0.32.0', tensorParallelSize: 2 },
      workload: 'reasoning',
      rate: 0.5,
    },
  },
  {
    name: 'quiet',
    cluster: 'west',
    namespace: 'research',
    share: 5,
    engine: {
      model: 'Mistral-7B-Instruct-v0.3',
      gpu: 'A100',
      settings: { version: '0.16.0' },
      workload: 'chat',
      rate: 0.05,
    },
  },
];

/** One engine as a Prometheus would scrape it. */
export interface ScrapedEngine {
  readonly fleet: Fleet;
  /** Labels that the scrape adds. */
  readonly target: Labels;
}

/** How many engines of each group make up so many: in proportion, the first groups taking what is left over. */
export function groupSizes(engines: number): number[] {
  const all = GROUPS.reduce((sum, { share }) => sum + share, 0);
  const sizes = GROUPS.map(({ share }) => Math.floor((engines * share) / all));
  const left = engines - sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, i) => size + Number(i < left));
}

/**
 * Engines of six kinds, each with a job, a model, a GPU, a version and a load of its own, one after the other: a fleet
 * each, because a hundred of them on one clock crowd each other out of the processor's cache.
 *
 * @param epoch unix seconds at simulated time 0.
 */
export function* scrapedEngines(engines: number, epoch: number): Generator<ScrapedEngine> {
  const sizes = groupSizes(engines);
  for (const [group, { name, cluster, namespace, engine }] of GROUPS.entries()) {
    for (let i = 0; i < sizes[group]; i++) {
      yield {
        fleet: new Fleet(parseFleet({ seed: i, engines: [{ ...engine, name }] }), epoch),
        target: { cluster, namespace, job: `vllm-${name}`, instance: `10.${group}.${i >> 8}.${i & 255}:8000` },
      };
    }
  }
}
