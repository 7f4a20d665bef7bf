import { lastValueFrom } from 'rxjs';
import { LinkedPrometheus } from '../../src/datasource/prometheus/linked-prometheus';
import { measureRange } from '../../src/datasource/prometheus/measure-range';
import { parseMatchers } from '../../src/datasource/prometheus/matchers';
import { rateInterval } from '../../src/datasource/live/measure-run';
import { histogramOf } from '../../src/engine/measures/bundle/histogram-of';
import { shareOf } from '../../src/engine/measures/bundle/within';
import { measures } from '../../src/engine/measures/catalogue/catalogue';
import { LiveEvaluator } from '../../src/engine/measures/live/evaluate';
import { partsOf } from '../../src/engine/measures/parts/parts';
import { measureToPromQL } from '../../src/engine/measures/promql/print';
import { answersOf, type AskedRequest, forgetNothing, LinkedDatasource } from '../support/linked-datasource';
import { recordedScrapes, recordingNames } from '../support/recordings';
import { difference, type Tally } from './compare';
import { type RecordedFleet, recordedMembers, startFleet } from './fleet';

jest.setTimeout(120_000);

beforeAll(forgetNothing);
afterAll(() => jest.useRealTimers());

const recordings = recordingNames();
const matchers = 'cluster="east",instance!~"slot.*"';
const by = ['model_name', 'instance'];
const step = 2000;

let fleet: RecordedFleet;
beforeAll(async () => {
  fleet = await startFleet(recordedMembers());
});
afterAll(() => fleet.prometheus.stop());

test('the catalogue through a linked datasource equals live values, with one request for each histogram', async () => {
  const { prometheus, sources } = fleet;
  const datasource = new LinkedDatasource(answersOf(prometheus));
  datasource.settings = { uid: 'prom', type: 'prometheus', jsonData: { timeInterval: '1s' } };
  const link = new LinkedPrometheus('prom', matchers, datasource.list);
  const start = Math.round(recordedScrapes(recordings[0])[0].t * 1000);
  const span = { from: start + 8000, to: start + 50_000 };
  const objectives = { ttft_objective: 1 };

  const answers = await Promise.all(
    measures.map(async (measure) => {
      const request = { measure, by, filters: [], objectives, step };
      return { measure, series: await lastValueFrom(measureRange(link, request, span)) };
    })
  );
  // Two measures of one formula share an answer too, and a share is read out of the buckets once it is known to be one.
  const context = { window: '4s', by: [...by].sort(), select: {}, objectives };
  const asked = measures.flatMap((measure): string | readonly string[] => {
    const own = measureToPromQL(measure, context) + (JSON.stringify(measure.bounds) ?? '');
    const share = shareOf(measure, objectives);
    return histogramOf(measure) ?? (share && `share of ${share.signal}`) ?? partsOf(measure, context)?.formulas ?? own;
  });
  const [names, ...requests] = datasource.requests.sort((a, b) => Number(asksNames(b)) - Number(asksNames(a)));
  expect(names.targets[0].expr).toContain('__name__');
  expect(requests).toHaveLength(new Set(asked).size);

  const tally: Tally = { values: 0, differences: [] };
  // What is asked beside the measures is of one instant.
  const { from, to } = requests.map(({ range }) => range).find((range) => range.from < range.to) ?? requests[0].range;
  const dialect = prometheus.version.startsWith('2.') ? 'prometheus-2' : 'prometheus-3';
  for (let at = from.valueOf(); at <= to.valueOf(); at += step) {
    const live = new LiveEvaluator(sources, {
      at,
      window: rateInterval(step, 1000),
      by,
      filters: parseMatchers(matchers),
      objectives,
      staleness: false,
      dialect,
    });
    for (const { measure, series } of answers) {
      const lives = live.measure(measure);
      for (const part of ['values', 'lower', 'upper'] as const) {
        const answered = series.flatMap(({ labels, times, [part]: column }) => {
          const value = column?.[times.indexOf(at)] ?? null;
          return value === null ? [] : [{ labels, value }];
        });
        const expected = lives.flatMap(({ labels, value, bounds }) => {
          const own = part === 'values' ? value : bounds?.[part];
          return own === undefined ? [] : [{ labels, value: own }];
        });
        difference(`${measure.id} ${part} at ${at}`, answered, expected, tally);
      }
    }
  }
  expect(tally.differences.slice(0, 20)).toEqual([]);
  expect(tally.values).toBeGreaterThan(5000);
});

function asksNames({ targets }: AskedRequest): boolean {
  return targets.some(({ expr }) => expr.includes('__name__'));
}
