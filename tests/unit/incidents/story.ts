import { parseFleet } from '../../../simulator/fleet/config';
import { Fleet } from '../../../simulator/fleet/fleet';
import { incidentByName } from '../../../simulator/incidents/catalogue';
import { type Job } from '../../../simulator/serve/discovery';
import { renderedPages } from '../../../simulator/serve/pages';
import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import { LiveEvaluator } from '../../../src/engine/measures/live/evaluate';
import { toSource } from '../../../src/engine/recording/source';
import type { RecordedScrape } from '../../../src/engine/recording/types';

const EPOCH = 1_790_000_000;
const EVERY = 5;
const AFTER = 240;

/** When each incident begins, seconds. */
export const BEGIN = 180;

/** Two replicas with everything that an incident may need. */
const FLEET = {
  seed: 3,
  engines: [
    {
      name: 'chat',
      count: 2,
      model: 'Qwen2.5-7B-Instruct',
      gpu: 'L40S',
      settings: {
        maxModelLen: 8192,
        speculative: { numTokens: 3, acceptance: 0.8 },
        lora: { adapters: ['a', 'b', 'c', 'd'], maxLoras: 2 },
      },
      gateway: { maxActive: 64 },
      workload: 'chat',
    },
  ],
};

type Pages = Record<Job, RecordedScrape[]>;

/** What a Prometheus would have scraped of two replicas before, during and after an incident on the first one. */
export class Story {
  /** Seconds at which the incident is over, and the story. */
  readonly over: number;
  readonly end: number;
  private readonly own: Pages = { vllm: [], dcgm: [], node: [], gateway: [] };
  private readonly peer: Pages = { vllm: [], dcgm: [], node: [], gateway: [] };

  constructor(incident: string, seconds = incidentByName(incident).seconds) {
    this.over = BEGIN + seconds;
    this.end = this.over + AFTER;
    const fleet = new Fleet(parseFleet(FLEET), EPOCH);
    fleet.events.call(BEGIN + 1, () => fleet.incidents.begin(incident, 'chat-1', seconds - 1));
    for (let second = EVERY; second <= this.end; second += EVERY) {
      fleet.events.runUntil(second);
      const t = EPOCH + second;
      [this.own, this.peer].forEach((pages, index) => {
        for (const { job, page } of renderedPages(fleet.machines[index])) {
          pages[job].push(page === undefined ? { t, status: 0, error: 'refused' } : { t, status: 200, page });
        }
      });
    }
  }

  /** A measure of an engine over the minute before a second. */
  measure(id: string, second: number, peer = false): number {
    const source = toSource((peer ? this.peer : this.own).vllm, { job: 'vllm', instance: 'chat' });
    const evaluator = new LiveEvaluator([source], { at: (EPOCH + second) * 1000, window: 60_000 });
    return evaluator.measure(measureById(id))[0]?.value ?? Number.NaN;
  }

  /** The sum of the series with this name whose labels hold a text, on the page of a second; undefined without any. */
  sample(job: Job, name: string, second: number, label = ''): number | undefined {
    const page = this.own[job].filter(({ t }) => t <= EPOCH + second).at(-1)?.page;
    const lines = page?.split('\n').filter((line) => line.split(/[ {]/)[0] === name && line.includes(label)) ?? [];
    return lines.length === 0 ? undefined : lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  /** By how much a counter rose between two seconds of one process. */
  rise(job: Job, name: string, label = '', from = BEGIN, to = this.over): number {
    return (this.sample(job, name, to, label) ?? 0) - (this.sample(job, name, from, label) ?? 0);
  }
}
