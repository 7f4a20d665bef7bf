import type { PrometheusSeries } from '../support/prometheus';
import { compareAnswers, type Comparison, type Tolerance } from './answers';
import { type Case, caseNames, caseOf, concerns } from './cases';
import { scrapeInterval, startTwins, type TwinStores } from './fleet';
import { labelValues } from './label-values';
import { interpolated, type PanelQuery, queries, variableQueries } from './queries';
import { forPrometheus, wholeWindow } from './windows';

jest.setTimeout(300_000);

const exact: Tolerance = { relative: 1e-9, absolute: 1e-12 };
// VictoriaMetrics stores decimal digits, not doubles: a sum of seconds is off by less than a nanosecond.
const ofCounters: Tolerance = { relative: 1e-9, absolute: 1e-9 };
// Where a rank lies on a bucket's bound, the last digit of a rate decides in which bucket the quantile is.
const onBounds = { share: 0.01, queries: /histogram_quantile\(0|>= bool/ };
const ranks = /\b(topk|bottomk)\(/;
/** Refused requests, limits that nobody typed in, and what was weeks ago: the fleet has none of these. */
const notInTheFleet = /status=~?"[^"]*xx|\(\$max_\w+ \+ 0\)|3w\b|offset/;
const metricName = /(?<![\w:"$])[a-zA-Z_][\w:]*(?=\{)/g;
/** VictoriaMetrics refuses a longer one by default (`-search.maxQueryLen`), bytes. */
const longestQuery = 16_384;

function toleranceOf(expr: string): Tolerance {
  return wholeWindow(expr) === 0 ? exact : ofCounters;
}

/** The first step at which every counter has a whole window. */
function firstStep({ first }: Case, expr: string): number {
  const window = wholeWindow(expr);
  const whole = window === 0 ? first : first + window + scrapeInterval;
  return Math.ceil(whole / scrapeInterval) * scrapeInterval;
}

function sumOf(series: readonly PrometheusSeries[]): number {
  return series.flatMap(({ points }) => points).reduce((sum, [, value]) => sum + value, 0);
}

describe('a dashboard says the same on VictoriaMetrics as on Prometheus', () => {
  const answered = new Set<string>();
  let stores: TwinStores;
  beforeAll(async () => {
    stores = await startTwins();
  });
  afterAll(async () => stores?.stop());

  async function overTime(query: PanelQuery, asked: Case): Promise<Comparison> {
    const expr = interpolated(query, asked.choice);
    const times = [firstStep(asked, expr), asked.last, scrapeInterval] as const;
    if (times[0] > times[1]) {
      return { values: 0, differences: [] };
    }
    const [prometheus, victoria] = await Promise.all([
      stores.prometheus.range(forPrometheus(expr), ...times),
      stores.victoria.range(expr, ...times),
    ]);
    return compareAnswers({ prometheus, victoria }, toleranceOf(expr), ranks.test(expr));
  }

  async function atTheEnd(query: PanelQuery, asked: Case): Promise<Comparison> {
    const expr = interpolated(query, asked.choice);
    const lastStep = Math.floor(asked.last / scrapeInterval) * scrapeInterval;
    const [prometheus, victoria] = await Promise.all([
      stores.prometheus.instant(forPrometheus(expr), lastStep),
      stores.victoria.instant(expr, lastStep),
    ]);
    return compareAnswers({ prometheus, victoria }, toleranceOf(expr), ranks.test(expr));
  }

  test.each(caseNames)('%s', async (name) => {
    const asked = caseOf(name, stores);
    const differing: Record<string, readonly string[]> = {};
    for (const query of queries.filter(({ expr }) => concerns(expr, asked))) {
      const found = [await overTime(query, asked), ...(query.instant ? [await atTheEnd(query, asked)] : [])];
      for (const { values, differences } of found) {
        const allowed = onBounds.queries.test(query.expr) ? Math.ceil(values * onBounds.share) : 0;
        if (differences.length > allowed) {
          differing[query.name] = [`${differences.length} of ${values}`, ...differences.slice(0, 3)];
        }
        if (values > 0) {
          answered.add(query.name);
        }
      }
    }
    expect(differing).toEqual({});
  });

  test('every query had an answer to compare, but for those of metrics and weeks that no recording has', async () => {
    const counted =
      'group by (__name__) ({__name__=~".+"} > 0 or {__name__=~".+", __name__!~".+_(total|count|sum|bucket)"})';
    const names = (await stores.prometheus.instant(counted, stores.common.last)).map(({ labels }) => labels.__name__);
    const missesOne = (expr: string) => [...expr.matchAll(metricName)].some(([name]) => !names.includes(name));
    const silent = queries.filter(({ name }) => !answered.has(name));
    const longest = Math.max(...stores.lifetimes.map(({ first, last }) => last - first));
    const { choice } = caseOf('everything', stores);
    const unexplained = silent.filter(
      (query) =>
        !notInTheFleet.test(query.expr) && !missesOne(query.expr) && wholeWindow(interpolated(query, choice)) < longest
    );
    expect(unexplained.map(({ name }) => name)).toEqual([]);
    expect(answered.size).toBeGreaterThan(silent.length);
  });

  // Over an engine's whole work each increase is counted once in both: what one window lacks, the next one has.
  test.each(['kv-pressure-0.32.0:8000', 'restart-0.32.0:8000', 'slot-starved-0.20.2:8000'] as const)(
    'with the same window, %s has done the same work over time',
    async (name) => {
      const asked = caseOf(name, stores);
      const throughput = queries.filter(({ expr }) => /^sum\(rate\([^[]*\[\$__rate_interval\]\)\)$/.test(expr));
      for (const query of throughput) {
        const expr = interpolated(query, asked.choice);
        const times = [firstStep(asked, expr), asked.last, scrapeInterval] as const;
        const [prometheus, victoria] = await Promise.all([
          stores.prometheus.range(expr, ...times),
          stores.victoria.range(expr, ...times),
        ]);
        const [ours, theirs] = [sumOf(prometheus), sumOf(victoria)];
        expect([query.name, Math.abs(theirs - ours) <= 1e-9 * ours]).toEqual([query.name, true]);
      }
      expect(throughput.length).toBeGreaterThan(1);
    }
  );

  test('variables offer the same values', async () => {
    const { choice, first, last } = caseOf('everything', stores);
    for (const query of variableQueries) {
      const definition = interpolated(query, choice);
      const [prometheus, victoria] = await Promise.all(
        [stores.prometheus, stores.victoria].map(({ url }) => labelValues(url, definition, first, last))
      );
      expect([query.name, victoria]).toEqual([query.name, prometheus]);
    }
    expect(variableQueries.length).toBeGreaterThan(5);
  });

  test('no query is too long for VictoriaMetrics, with ten instances chosen one by one', () => {
    const instance = Array.from({ length: 10 }, (_, i) => `10.244.112.${100 + i}:8000`).join('|');
    const lengths = queries.map((query) => [query.name, Buffer.byteLength(interpolated(query, { instance }))] as const);
    expect(lengths.filter(([, length]) => length > longestQuery)).toEqual([]);
  });
});
