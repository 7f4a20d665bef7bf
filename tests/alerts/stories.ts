import { parseFleet } from '../../simulator/fleet/config';
import { Fleet } from '../../simulator/fleet/fleet';
import type { Job } from '../../simulator/serve/discovery';
import { RENDER } from '../../simulator/serve/pages';
import { StoredSeries } from './series';

/** What Prometheus gets of a target; undefined where the scrape fails, null where it does not know the target. */
export type Scraped = string | undefined | null;

/** Changes a simulated page while the incident lasts. */
export type Edit = (page: string, job: Job) => Scraped;

/** A page by hand; `bad` are the seconds that the incident has lasted so far, and `now` is true while it lasts. */
export type Write = (second: number, incident: { readonly bad: number; readonly now: boolean }) => Scraped;

export interface Story {
  /** Parts of the one engine that differ from the usual one. */
  readonly engine?: object;
  readonly incident?: string;
  /** Seconds of traffic before it begins. */
  readonly begin?: number;
  /** Seconds that it lasts, and that go by afterwards. */
  readonly lasts?: number;
  readonly after?: number;
  /** Which pages are scraped. */
  readonly jobs?: readonly Job[];
  readonly edit?: Edit;
  /** Seconds between scrapes. */
  readonly step?: number;
  /** Pages by hand beside the simulated ones, by job. */
  readonly pages?: Readonly<Record<string, Write>>;
}

const ENGINE = {
  name: 'chat',
  count: 1,
  model: 'Qwen2.5-7B-Instruct',
  gpu: 'L40S',
  settings: { maxModelLen: 8192 },
  workload: 'chat',
  rate: 0.5,
};

/** A target and what a scrape of it gets. */
export interface Target {
  readonly labels: { readonly job: string; readonly instance: string };
  readonly page: Scraped;
}

/** A story as it goes on. */
export class Play {
  /** Seconds: between scrapes, when the incident begins, when all is told. */
  readonly step: number;
  readonly begin: number;
  readonly end: number;
  private readonly over: number;
  private readonly fleet: Fleet;

  constructor(private readonly story: Story) {
    const { engine = {}, incident, begin = 600, lasts = 600, after = 900, step = 15 } = story;
    this.step = step;
    this.begin = begin;
    this.over = begin + lasts;
    this.end = this.over + after;
    const fleet = new Fleet(parseFleet({ seed: 3, engines: [{ ...ENGINE, ...engine }] }), 0);
    if (incident) {
      fleet.events.call(begin + 1, () => fleet.incidents.begin(incident, fleet.machines[0].name, lasts - 1));
    }
    this.fleet = fleet;
  }

  /** What scrapes get at a second, which never lies before the last one. */
  at(second: number): Target[] {
    const { jobs = ['vllm'], edit, pages = {} } = this.story;
    this.fleet.events.runUntil(second);
    const now = second > this.begin && second <= this.over;
    const bad = Math.min(this.over - this.begin, Math.max(0, second - this.begin));
    return [
      ...this.fleet.machines.flatMap((machine) =>
        jobs.map((job) => {
          const page = RENDER[job](machine);
          const labels = { job, instance: `${machine.name}:8000` };
          return { labels, page: page !== undefined && edit && now ? edit(page, job) : page };
        })
      ),
      ...Object.entries(pages).map(([job, write]) => ({
        labels: { job, instance: 'hand:8000' },
        page: write(second, { bad, now }),
      })),
    ];
  }
}

/** What a Prometheus would have stored of a story. */
export function told(story: Story): { readonly series: StoredSeries; readonly begin: number; readonly end: number } {
  const play = new Play(story);
  const { step, begin, end } = play;
  const series = new StoredSeries(step);
  for (let second = 0; second <= end; second += step) {
    series.scrape(play.at(second));
  }
  return { series, begin, end };
}
