import { startReplay } from '../../cli/replay/server';
import type { RecordedScrape } from '../../src/engine/recording/types';
import { recordedScrapes } from '../support/recordings';
import { type PrometheusSeries, TestPrometheus } from '../support/prometheus';
import { TestVictoria } from '../support/victoria';
import { interpolated, queries } from './queries';

jest.setTimeout(120_000);

const step = 1000;
/** What looks at the present only: anything else also depends on when in its second a store scraped. */
const present = queries.filter(({ expr }) => !/\b(rate|increase|deriv|changes|resets|time|\w+_over_time)\(/.test(expr));

/** The restart recording: 14 s of load, 8 of its failing scrapes, and 10 s of load, a page a second. */
function shortened(): RecordedScrape[] {
  const scrapes = recordedScrapes('restart-0.32.0');
  const firstFailed = scrapes.findIndex(({ page }) => page === undefined);
  const answersAgain = scrapes.findIndex(({ page }, i) => i > firstFailed && page !== undefined);
  const kept = [...scrapes.slice(firstFailed - 14, firstFailed + 8), ...scrapes.slice(answersAgain, answersAgain + 10)];
  return kept.map((scrape, i) => ({ ...scrape, t: kept[0].t + i }));
}

/** What was answered when: series and value, to what VictoriaMetrics keeps of it, by time in milliseconds. */
function byTime(series: readonly PrometheusSeries[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const { labels, points } of series) {
    for (const [t, value] of points.filter(([, number]) => !Number.isNaN(number))) {
      found.set(t, [
        ...(found.get(t) ?? []),
        `${JSON.stringify(Object.entries(labels).sort())} ${Number(value.toPrecision(8))}`,
      ]);
    }
  }
  return found;
}

/** Answers that the other store does not give within one scrape of the same time. */
function onlyIn(one: Map<number, string[]>, other: Map<number, string[]>, times: readonly number[]): string[] {
  return times.flatMap((t) => {
    const near = [t - step, t, t + step].map((at) => (other.get(at) ?? []).sort().join());
    const here = (one.get(t) ?? []).sort().join();
    return near.includes(here) ? [] : [`${new Date(t).toISOString()}: ${here || 'nothing'}, not ${near.join(' or ')}`];
  });
}

test('an engine that goes and comes back: both say so, at the same scrape', async () => {
  const replay = await startReplay(shortened(), { port: 0, loop: false });
  const job = `{job_name: vllm, scrape_interval: 1s, scrape_timeout: 1s, static_configs: [{targets: ['127.0.0.1:${replay.port}']}]}`;
  const config = `{scrape_configs: [${job}]}`;
  const began = Math.ceil(Date.now() / step) * step;
  const [prometheus, victoria] = await Promise.all([TestPrometheus.start({ config }), TestVictoria.start({ config })]);
  try {
    await new Promise((resolve) => setTimeout(resolve, began + 30_000 - Date.now()));
    const asked = async (expr: string) => {
      const answers = [prometheus, victoria].map((store) => store.range(expr, began, began + 28_000, step));
      return (await Promise.all(answers)).map(byTime);
    };
    const up = await asked('up');
    const scraped = Math.max(...up.map((found) => Math.min(...found.keys())));
    const times = [...up[0].keys()].filter((t) => t > scraped + step && t < began + 27_000);
    expect(times.map((t) => up[0].get(t)?.[0].slice(-1)).join('')).toMatch(/1110{6,}1/);
    for (const query of present) {
      const [ours, theirs] = await asked(interpolated(query, { job: 'vllm' }));
      const differing = [...onlyIn(ours, theirs, times), ...onlyIn(theirs, ours, times)];
      expect([query.name, differing]).toEqual([query.name, []]);
    }
    expect(present.length).toBeGreaterThan(10);
  } finally {
    await Promise.all([prometheus.stop(), victoria.stop(), replay.close()]);
  }
});
