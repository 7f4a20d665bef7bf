import type { Labels, Source } from '../../src/engine/exposition/types';
import type { RecordedScrape } from '../../src/engine/recording/types';
import { parseFleet } from '../../simulator/fleet/config';
import { Fleet } from '../../simulator/fleet/fleet';
import { RENDER } from '../../simulator/serve/pages';
import { sourceOf } from './recordings';

const START = 1.79e9;

/** Pages of one exporter, with the labels of its target. */
export interface ExporterPages {
  readonly scrapes: readonly RecordedScrape[];
  readonly target: Labels;
  readonly source: Source;
}

/** What is simulated: two GPUs of one engine that is hot, an H100 with memory errors, and a consumer GPU that falls off the bus. */
const FLEET = {
  seed: 11,
  engines: [
    {
      name: 'pair',
      model: 'Qwen3-32B',
      gpu: 'H200',
      settings: { version: '0.28.0', maxModelLen: 16_384, maxNumSeqs: 256, tensorParallelSize: 2 },
      workload: 'rag',
      incidents: [{ name: 'throttle-thermal', at: 20, for: 200 }],
    },
    {
      name: 'chat',
      model: 'Llama-3.1-8B-Instruct',
      gpu: 'H100',
      settings: { version: '0.32.0', maxModelLen: 16_384 },
      workload: 'chat',
      rate: 3,
      incidents: [{ name: 'ecc', at: 30, for: 200 }],
    },
    {
      name: 'home',
      model: 'Qwen2.5-7B-Instruct',
      gpu: 'RTX-4090',
      settings: { version: '0.16.0', maxModelLen: 8192 },
      workload: 'code',
      rate: 0.2,
      incidents: [{ name: 'xid', at: 100, for: 60 }],
    },
  ],
};

/** The pages of dcgm-exporter and node_exporter of three machines, a page every 5 s, `edit` applied to each. */
export function simulatedHardware(
  seconds: number,
  edit: (page: string, machine: string) => string = (page) => page
): ExporterPages[] {
  const fleet = new Fleet(parseFleet(FLEET), START);
  const pages = new Map<string, RecordedScrape[]>();
  for (let passed = 5; passed <= seconds; passed += 5) {
    fleet.events.runUntil(passed);
    for (const machine of fleet.machines) {
      for (const job of ['dcgm', 'node'] as const) {
        const key = `${job} ${machine.name}`;
        const page = edit(RENDER[job](machine) ?? '', machine.name);
        pages.set(key, [...(pages.get(key) ?? []), { t: START + passed, status: 200, page }]);
      }
    }
  }
  return [...pages].map(([key, scrapes]) => {
    const [job, instance] = key.split(' ');
    const target = { job, instance, cluster: 'east' };
    return { scrapes, target, source: sourceOf(scrapes, target) };
  });
}
