import { firstValueFrom } from 'rxjs';
import { rawSeries } from '../../src/datasource/frames/raw';
import { linkedRaw } from '../../src/datasource/linked/raw';
import { LinkedPrometheus } from '../../src/datasource/prometheus/linked-prometheus';
import type { RawQuery } from '../../src/datasource/query/model';
import { signature } from '../../src/engine/measures/live/vector';
import { openMetricsOf } from '../../cli/io/openmetrics';
import { answersOf, LinkedDatasource } from '../support/linked-datasource';
import { TestPrometheus } from '../support/prometheus';
import { recordedScrapes, sourceOf } from '../support/recordings';

jest.setTimeout(120_000);

const scrapes = recordedScrapes('data-parallel-2-0.32.0');
const target = { job: 'vllm', instance: 'two:8000' };
const step = 2_000;

let prometheus: TestPrometheus;
beforeAll(async () => {
  prometheus = await TestPrometheus.start({ backfill: [openMetricsOf(scrapes, target)] });
});
afterAll(() => prometheus.stop());

const query = (more: Partial<RawQuery>): RawQuery => ({
  refId: 'A',
  queryType: 'raw',
  family: 'vllm:num_requests_running',
  window: '10s',
  ...more,
});

test.each([
  ['a gauge', query({})],
  ['the rate of a counter', query({ family: 'vllm:generation_tokens_total', fn: 'rate' })],
  [
    'the increase of one engine’s',
    query({
      family: 'vllm:generation_tokens_total',
      fn: 'increase',
      filters: [{ label: 'engine', op: '=', value: '1' }],
    }),
  ],
  [
    'a histogram',
    query({
      family: 'vllm:time_to_first_token_seconds',
      fn: 'rate',
      filters: [{ label: 'engine', op: '!~', value: '1' }],
    }),
  ],
])('%s reads the same live and in Prometheus', async (_, asked) => {
  const datasource = new LinkedDatasource(answersOf(prometheus));
  datasource.settings = { uid: 'prom', type: 'prometheus', jsonData: { timeInterval: '1s' } };
  const link = new LinkedPrometheus('prom', 'job="vllm"', datasource.list);
  const start = Math.ceil((scrapes[0].t * 1000 + 12_000) / step) * step;
  const answered = await firstValueFrom(linkedRaw(link, asked, step, { from: start, to: start + 20_000 }));
  const instants = Array.from({ length: 11 }, (_unused, i) => start + i * step);
  const live = rawSeries(sourceOf(scrapes, target), asked, { instants, window: 10_000 });

  const byLabels = (series: typeof live.series) => new Map(series.map((one) => [signature(one.labels), one]));
  const [ours, theirs] = [byLabels(live.series), byLabels(answered.series)];
  expect([...theirs.keys()].sort()).toEqual([...ours.keys()].sort());
  expect(ours.size).toBeGreaterThan(0);
  for (const [key, { values, unit }] of ours) {
    const other = theirs.get(key);
    expect(other?.unit).toBe(unit);
    values.forEach((value, i) => {
      const at = other?.times.indexOf(instants[i]) ?? -1;
      expect(other?.values[at]).toBeCloseTo(value ?? NaN, 9);
    });
  }
});
