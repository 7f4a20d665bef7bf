import { firstValueFrom } from 'rxjs';
import { LinkedPrometheus } from '../../../src/datasource/prometheus/linked-prometheus';
import { measureRange } from '../../../src/datasource/prometheus/measure-range';
import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import { type Answer, LinkedDatasource } from '../../support/linked-datasource';

const to = 1_790_000_037_000;
const span = { from: to - 1_800_000, to };
const OLDER = 'vllm:gpu_cache_usage_perc';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

function linkTo(answer: Answer) {
  const datasource = new LinkedDatasource(answer);
  return { datasource, link: new LinkedPrometheus('prom', 'cluster="east"', datasource.list) };
}

/** The formulas that a measure is asked by. */
async function asked({ datasource, link }: ReturnType<typeof linkTo>, id: string, value = '.*'): Promise<string[]> {
  const before = datasource.requests.length;
  const filters = [{ label: 'model_name', op: '=~', value } as const];
  const request = { measure: measureById(id), by: [], filters, objectives: {}, step: 15_000 };
  await firstValueFrom(measureRange(link, request, span));
  return datasource.requests.slice(before).flatMap(({ targets }) => targets.map(({ expr }) => expr));
}

function stored(...names: string[]): Answer {
  return async (expr, { range }) => {
    const series = expr.includes('__name__') ? names.map((name) => ({ series: name })) : [{}];
    return series.map((labels) => ({ labels, times: [range.to.valueOf()], values: [1] }));
  };
}

test('an older name that no series has is not asked for', async () => {
  const [names, formula, ...others] = await asked(linkTo(stored()), 'kv_usage');
  expect(names).toMatch(/last_over_time\({__name__=~".*",cluster="east"}\[5400s]\)/);
  expect(names).toContain(OLDER);
  expect(formula).not.toContain(OLDER);
  expect(others).toEqual([]);
});

test('names are asked for at an instant that Grafana does not move, for it is a multiple of the step', async () => {
  const link = linkTo(stored());
  await asked(link, 'kv_usage');
  const [{ range, intervalMs }] = link.datasource.requests;
  expect([range.from.valueOf(), range.to.valueOf()]).toEqual([1_790_000_040_000, 1_790_000_040_000]);
  expect(range.to.valueOf() % intervalMs).toBe(0);
});

test('an older name that a series has is asked for', async () => {
  expect((await asked(linkTo(stored(OLDER)), 'kv_usage'))[1]).toContain(OLDER);
});

test('a histogram is known by its observations', async () => {
  const older = 'vllm:time_per_output_token_seconds';
  expect((await asked(linkTo(stored()), 'itl_mean'))[1]).not.toContain(older);
  expect((await asked(linkTo(stored(`${older}_count`)), 'itl_mean'))[1]).toContain(older);
});

test('the buckets of a histogram, which take longest, wait for no names', async () => {
  const [formula, ...others] = await asked(linkTo(stored()), 'itl_p95');
  expect(formula).toContain('vllm:time_per_output_token_seconds_bucket');
  expect(others).toEqual([]);
});

test('where the names cannot be had, all are asked for', async () => {
  const answer: Answer = async (expr) => {
    if (expr.includes('__name__')) {
      throw new Error('too many series');
    }
    return [{ labels: {}, times: [to], values: [1] }];
  };
  expect((await asked(linkTo(answer), 'kv_usage'))[1]).toContain(OLDER);
});

test('names are asked once for many measures, and not at all for those that never had another', async () => {
  const link = linkTo(stored());
  expect(await asked(link, 'preemption_rate')).toHaveLength(1);
  expect(await asked(link, 'kv_usage')).toHaveLength(2);
  expect(await asked(link, 'itl_mean')).toHaveLength(1);
});

test('a condition that every series meets costs no join', async () => {
  const [every] = await asked(linkTo(stored()), 'max_concurrency');
  const [some] = await asked(linkTo(stored()), 'max_concurrency', 'tiny.*');
  expect(every).not.toContain('vllm:num_requests_running');
  expect(some).toContain('vllm:num_requests_running');
});
