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

/** What a Prometheus would have stored of a simulated engine with an incident, and its seconds. */
export function told(story: Story): { readonly series: StoredSeries; readonly begin: number; readonly end: number } {
  const {
    engine = {},
    incident,
    begin = 600,
    lasts = 600,
    after = 900,
    jobs = ['vllm'],
    edit,
    step = 15,
    pages = {},
  } = story;
  const over = begin + lasts;
  const end = over + after;
  const { machines, events, incidents } = new Fleet(parseFleet({ seed: 3, engines: [{ ...ENGINE, ...engine }] }), 0);
  if (incident) {
    events.call(begin + 1, () => incidents.begin(incident, machines[0].name, lasts - 1));
  }
  const series = new StoredSeries(step);
  for (let second = 0; second <= end; second += step) {
    events.runUntil(second);
    const now = second > begin && second <= over;
    const simulated = machines.flatMap((machine) =>
      jobs.map((job) => {
        const page = RENDER[job](machine);
        const edited = page !== undefined && edit && now ? edit(page, job) : page;
        return { labels: { job, instance: `${machine.name}:8000` }, page: edited };
      })
    );
    const bad = Math.min(lasts, Math.max(0, second - begin));
    const byHand = Object.entries(pages).map(([job, write]) => ({
      labels: { job, instance: 'hand:8000' },
      page: write(second, { bad, now }),
    }));
    series.scrape([...simulated, ...byHand]);
  }
  return { series, begin, end };
}
