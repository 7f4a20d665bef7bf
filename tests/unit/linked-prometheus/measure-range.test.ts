import { firstValueFrom, forkJoin } from 'rxjs';
import { type Answer, LinkedDatasource } from '../../support/linked-datasource';
import { measureById, measures } from '../../../src/engine/measures/catalogue/catalogue';
import { histogramOf } from '../../../src/engine/measures/bundle/histogram-of';
import type { Measure } from '../../../src/engine/measures/types';
import type { MeasureRequest } from '../../../src/datasource/live/measure-run';
import { LinkedPrometheus } from '../../../src/datasource/prometheus/linked-prometheus';
import { measureRange } from '../../../src/datasource/prometheus/measure-range';

const span = { from: 1_790_000_007_000, to: 1_790_000_037_000 };
const times = [1_790_000_000_000, 1_790_000_005_000, 1_790_000_020_000];

/** Two engines' worth of a histogram in which 10, 30 and 40 requests a second lie at or below 1, 2 and any second. */
const uniform: Answer = async (expr) => {
  const series = (labels: Record<string, string>, value: number) => ({ labels, times, values: times.map(() => value) });
  const buckets = Object.entries({ '1.0': 10, '2.0': 30, '+Inf': 40 }).map(([le, value]) => series({ le }, value));
  return expr.startsWith('sum by (le) (rate(') ? buckets : [series({}, 0.5)];
};
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

function setUp(matchers = '', answer = uniform) {
  const datasource = new LinkedDatasource(answer);
  datasource.settings = { uid: 'prom', type: 'prometheus', jsonData: { timeInterval: '1s' } };
  return { datasource, link: new LinkedPrometheus('prom', matchers, datasource.list) };
}

function asking(measure: Measure, more: Partial<MeasureRequest> = {}): MeasureRequest {
  return { measure, by: [], filters: [], objectives: { ttft_objective: 2 }, step: 4000, ...more };
}

const ofTtft = measures.filter((measure) => histogramOf(measure) === 'ttft');

test('everything asked of one histogram by many panels is one request', async () => {
  const { datasource, link } = setUp();
  expect(ofTtft.map(({ id }) => id)).toEqual(expect.arrayContaining(['ttft_p50', 'ttft_p99.9', 'ttft_buckets']));
  const panels = Array.from({ length: 8 }, (_, panel) =>
    ofTtft.map((measure) =>
      measureRange(link, asking(measure, { step: 3100 + 100 * panel }), {
        from: span.from + panel,
        to: span.to + panel,
      })
    )
  );
  await firstValueFrom(forkJoin(panels.flat()));
  await firstValueFrom(measureRange(link, asking(measureById('ttft_p95')), span));
  expect(datasource.requests).toHaveLength(1);
  expect(datasource.requests[0].targets).toHaveLength(1);
});

test('other labels, filters or windows are requests of their own, whatever their order is not', async () => {
  const { datasource, link } = setUp();
  const p95 = measureById('ttft_p95');
  const filters = [
    { label: 'job', op: '=', value: 'a' },
    { label: 'engine', op: '=', value: '0' },
  ] as const;
  const asked = [
    asking(p95, { by: ['job', 'engine'], filters }),
    asking(p95, { by: ['engine', 'job'], filters: [...filters].reverse() }),
    asking(p95, { by: ['engine'], filters }),
    asking(p95, { by: ['engine'], filters: [] }),
    asking(p95, { by: ['engine'], filters: [], window: 60_000 }),
  ];
  await firstValueFrom(forkJoin(asked.map((one) => measureRange(link, one, span))));
  expect(datasource.requests).toHaveLength(4);
});

test('asks for the very step and range, on their multiples, with the matchers of the link', async () => {
  const { datasource, link } = setUp('job="vllm"');
  await firstValueFrom(measureRange(link, asking(measureById('ttft_p95')), span));
  const [request] = datasource.requests;
  expect([request.range.from.valueOf(), request.range.to.valueOf()]).toEqual([1_790_000_005_000, 1_790_000_035_000]);
  expect(request.targets[0]).toMatchObject({ range: true, instant: false, interval: '5s', format: 'time_series' });
  expect(request.targets[0].expr).toContain('rate(vllm:time_to_first_token_seconds_bucket{job="vllm"}[6s])');
});

test('answers values and bounds, and shows gaps', async () => {
  const { link } = setUp();
  const [p50] = await firstValueFrom(measureRange(link, asking(measureById('ttft_p50')), span));
  expect(p50).toEqual({
    labels: {},
    times: [times[0], times[1], times[1] + 5000, times[2]],
    values: [1.5, 1.5, null, 1.5],
    lower: [1, 1, null, 1],
    upper: [2, 2, null, 2],
  });
});

test('a mean reads two series of an engine and has a request of its own', async () => {
  const { datasource, link } = setUp();
  const [answer] = await firstValueFrom(measureRange(link, asking(measureById('ttft_mean')), span));
  expect(answer.values).toEqual([0.5, 0.5, null, 0.5]);
  expect(datasource.requests[0].targets[0].expr).toMatch(/^sum\(rate\(/);
});

describe('a share within an objective', () => {
  const WITHIN = measureById('ttft_within');
  /** Engines of which the bucket of the bound has so many samples, of 40. */
  const engines =
    (having: number): Answer =>
    async (expr, request) =>
      expr.includes('count_over_time')
        ? [
            { labels: { le: '2.0' }, times: [times[2]], values: [having] },
            { labels: { le: '+Inf' }, times: [times[2]], values: [40] },
          ]
        : uniform(expr, request);
  const textsOf = ({ requests }: LinkedDatasource) => requests.map(({ targets }) => targets[0].expr);
  const ask = async (having: number, asked: readonly MeasureRequest[], range = span) => {
    const { datasource, link } = setUp('', engines(having));
    const answers = await firstValueFrom(forkJoin(asked.map((one) => measureRange(link, one, range))));
    return { datasource, values: answers.map(([{ values }]) => values) };
  };

  test('is read out of the buckets that another panel asks for, whichever is asked first', async () => {
    const { datasource, values } = await ask(40, [asking(WITHIN), asking(measureById('ttft_p95'))]);
    expect(values[0]).toEqual([0.75, 0.75, null, 0.75]);
    expect(textsOf(datasource)).toEqual([
      'sum by (le) (count_over_time(vllm:time_to_first_token_seconds_bucket{le=~"2(\\\\.0)?|\\\\+Inf"}[336s]))',
      'sum by (le) (rate(vllm:time_to_first_token_seconds_bucket[6s]))',
    ]);
    const [{ range }] = datasource.requests;
    expect([range.from.valueOf(), range.to.valueOf()]).toEqual([1_790_000_035_000, 1_790_000_035_000]);
  });

  test('is read out of two buckets where nobody asks for all', async () => {
    const { datasource, values } = await ask(40, [asking(WITHIN), asking(measureById('ttft_p95'), { window: 60_000 })]);
    expect(values[0]).toEqual([0.75, 0.75, null, 0.75]);
    expect(textsOf(datasource)[2]).toBe(
      'sum by (le) (rate(vllm:time_to_first_token_seconds_bucket{le=~"2(\\\\.0)?|\\\\+Inf"}[6s]))'
    );
  });

  test('takes a formula that tells engines apart where one of them has not the bound all the time', async () => {
    const { datasource, values } = await ask(39, [asking(WITHIN), asking(measureById('ttft_p95'))]);
    expect(values[0]).toEqual([0.5, 0.5, null, 0.5]);
    expect(textsOf(datasource)[2]).toMatch(/^sum\(rate\(.* and ignoring\(le\) /);
  });

  test.each([
    ['at one instant', {}, { from: span.to, to: span.to }],
    ['by bound', { by: ['le'] }, span],
    ['of some bounds', { filters: [{ label: 'le', op: '!=', value: '5.0' }] }, span],
  ] as const)('is one formula %s', async (_, more, range) => {
    const { datasource } = await ask(40, [asking(WITHIN, more)], range);
    expect(textsOf(datasource)).toEqual([expect.stringMatching(/^sum.*\(rate\(.* and ignoring\(le\) /)]);
  });
});

test('measures of one counter share its answer by reason, and what else they are made of', async () => {
  const by = (label: string, values: Record<string, number>) =>
    Object.entries(values).map(([value, own]) => ({ labels: { [label]: value }, times, values: times.map(() => own) }));
  const { datasource, link } = setUp('', async (expr, request) =>
    expr.includes('request_success')
      ? by('finished_reason', { stop: 2, abort: 3 })
      : expr.includes('rejections')
        ? by('reason', {})
        : uniform(expr, request)
  );
  const ids = ['queue_wait_estimate', 'request_rate', 'finish_reasons', 'success_ratio', 'running', 'waiting'];
  const answers = await firstValueFrom(forkJoin(ids.map((id) => measureRange(link, asking(measureById(id)), span))));
  expect(datasource.requests).toHaveLength(4);
  const gap = (value: number) => [value, value, null, value];
  expect(answers.map((series) => series.map(({ values }) => values))).toEqual([
    [gap(0.1)],
    [gap(5)],
    [gap(2), gap(3)],
    [gap(0.4)],
    [gap(0.5)],
    [gap(0.5)],
  ]);
});

test('times at which a part is missing have no value', async () => {
  const { link } = setUp('', async (expr) =>
    expr.includes('request_success')
      ? [{ labels: { finished_reason: 'stop' }, times: times.slice(1), values: [2, 2] }]
      : [{ labels: {}, times, values: [1, 1, 1] }]
  );
  const [wait] = await firstValueFrom(measureRange(link, asking(measureById('queue_wait_estimate')), span));
  expect(wait).toMatchObject({ times: [times[1], times[1] + 5000, times[2]], values: [0.5, null, 0.5] });
});

test('what is no histogram, or is grouped by its buckets, has a request of its own, bounds included', async () => {
  const { datasource, link } = setUp();
  const [running] = await firstValueFrom(measureRange(link, asking(measureById('running')), span));
  expect(running).toEqual({ labels: {}, times: expect.any(Array), values: [0.5, 0.5, null, 0.5] });
  const [p95] = await firstValueFrom(measureRange(link, asking(measureById('ttft_p95'), { by: ['le'] }), span));
  expect(p95.upper).toEqual([0.5, 0.5, null, 0.5]);
  expect(datasource.requests.map(({ targets }) => targets.length)).toEqual([1, 3]);
});

test('the request is cancelled when the last panel leaves', async () => {
  const { datasource, link } = setUp('', () => new Promise(() => undefined));
  const listening = ofTtft.map((measure) => measureRange(link, asking(measure), span).subscribe());
  await jest.advanceTimersByTimeAsync(0);
  listening.slice(1).forEach((one) => one.unsubscribe());
  expect(datasource.cancelled).toBe(0);
  listening[0].unsubscribe();
  expect([datasource.requests.length, datasource.cancelled]).toEqual([1, 1]);
});
