import type { Labels, Scrape, Source } from '../../src/engine/exposition/types';
import { parsePage } from '../../src/engine/exposition/parse';
import { measures } from '../../src/engine/measures/catalogue/catalogue';
import { identityLabels } from '../../src/engine/measures/types';
import { startReplay } from '../../cli/replay/server';
import { TestPrometheus } from '../support/prometheus';
import { recordedScrapes } from '../support/recordings';
import { compare, type Tally } from './compare';

jest.setTimeout(240_000);

/** The restart recording with 10 s of load before, 8 of its failing scrapes, and 20 s of load after. */
function shortened() {
  const scrapes = recordedScrapes('restart-0.32.0');
  const firstFailed = scrapes.findIndex(({ page }) => page === undefined);
  const answersAgain = scrapes.findIndex(({ page }, i) => i > firstFailed && page !== undefined);
  const kept = [...scrapes.slice(firstFailed - 10, firstFailed + 8), ...scrapes.slice(answersAgain, answersAgain + 20)];
  return kept.map((scrape, i) => ({ ...scrape, t: kept[0].t + i }));
}

/** What Prometheus stored, as a source: its own samples at its own times. */
async function storedSource(prometheus: TestPrometheus, target: Labels, at: number): Promise<Source> {
  const series = await prometheus.instant(`{job="${target.job}"}[10m]`, at);
  const lines = new Map<number, string[]>();
  const ups = new Map<number, number>();
  for (const { labels, points } of series) {
    const { __name__: name, job: _job, instance: _instance, ...own } = labels;
    for (const [t, value] of points) {
      if (name === 'up') {
        ups.set(t, value);
      } else if (!name.startsWith('scrape_')) {
        const pairs = Object.entries(own).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
        lines.set(t, [...(lines.get(t) ?? []), `${name}{${pairs.join(',')}} ${value}`]);
      }
    }
  }
  const scrapes = [...ups]
    .sort(([a], [b]) => a - b)
    .map(([t, up]): Scrape =>
      up === 1 ? { t, snapshot: parsePage(`${(lines.get(t) ?? []).join('\n')}\n`, t) } : { t, error: 'scrape failed' }
    );
  return { target, scrapes };
}

test('staleness: a Prometheus that scrapes a restart through its outage equals the live evaluator', async () => {
  const scrapes = shortened();
  const replay = await startReplay(scrapes, { port: 0, loop: false });
  const instance = `127.0.0.1:${replay.port}`;
  const prometheus = await TestPrometheus.start({
    config: `{scrape_configs: [{job_name: vllm, scrape_interval: 1s, scrape_timeout: 1s, static_configs: [{targets: ['${instance}']}]}]}`,
  });
  try {
    await new Promise((resolve) => setTimeout(resolve, 37_000));
    const now = Date.now();
    const source = await storedSource(prometheus, { job: 'vllm', instance }, now);
    const failed = source.scrapes.filter(({ snapshot }) => !snapshot);
    expect(failed.length).toBeGreaterThan(4);
    expect(source.scrapes.length - failed.length).toBeGreaterThan(15);
    const first = source.scrapes[0].t + 4_337;
    const instants = { start: first, step: 1_211, end: first + 1_211 * Math.floor((now - first) / 1_211 - 1) };
    const tally: Tally = { values: 0, differences: [] };
    for (const windowSeconds of [15, 30]) {
      for (const by of [[], identityLabels]) {
        await compare(measures, [source], prometheus, { windowSeconds, by, instants, staleness: true }, tally);
      }
    }
    expect(tally.differences.slice(0, 20)).toEqual([]);
    expect(tally.values).toBeGreaterThan(1000);
  } finally {
    await prometheus.stop();
    await replay.close();
  }
});
