import { rawTable } from '../../../src/datasource/frames/raw-table';
import { rawUnit } from '../../../src/datasource/frames/raw-units';
import { parsePage } from '../../../src/engine/exposition/parse';
import { lastSnapshot, noticesOf, raw, recorded, rowsOf, target } from './support';

const snapshot = lastSnapshot(recorded('data-parallel-2-0.32.0'));

it('has a row for each series, its labels as columns', () => {
  const frame = rawTable(snapshot, raw('vllm:num_requests_waiting_by_reason'), target);
  expect(frame.fields.map(({ name }) => name)).toEqual([
    'Time',
    'engine',
    'instance',
    'job',
    'model_name',
    'reason',
    'Value',
  ]);
  expect(rowsOf(frame)[0]).toEqual({
    Time: snapshot.t,
    engine: '0',
    model_name: 'tiny-qwen',
    reason: 'capacity',
    Value: 0,
    ...target,
  });
  expect(frame.length).toBe(4);
  expect(frame.fields.at(-1)?.config).toMatchObject({ unit: 'short', description: expect.stringMatching(/by reason/) });
});

it('has all samples of a histogram, and no unit for the mixture', () => {
  const frame = rawTable(snapshot, raw('vllm:e2e_request_latency_seconds'), target);
  const samples = new Set(rowsOf(frame).map(({ __name__ }) => String(__name__).replace(/^.*_/, '')));
  expect(samples).toEqual(new Set(['bucket', 'count', 'sum']));
  expect(rowsOf(frame).filter(({ le }) => le === '+Inf')).toHaveLength(2);
  expect(frame.fields.at(-1)?.config.unit).toBeUndefined();
  const sums = rawTable(snapshot, raw('vllm:e2e_request_latency_seconds_sum'), target);
  expect(sums.fields.at(-1)?.config.unit).toBe('s');
  expect(sums.length).toBe(2);
});

it('shows every family of every recording whole', () => {
  for (const name of ['healthy-0.12.0', 'healthy-0.32.0', 'data-parallel-2-0.32.0']) {
    const page = lastSnapshot(recorded(name));
    const rows = [...page.layout.families.keys()].reduce(
      (sum, family) => sum + rawTable(page, raw(family), target).length,
      0
    );
    expect(rows).toBe(page.layout.series.length);
  }
});

it('shows a family of an OpenMetrics page by its short name', () => {
  const page = parsePage('# TYPE a counter\na_total 1\n# TYPE b info\nb_info{v="2"} 1\n# EOF\n', 0);
  expect(rowsOf(rawTable(page, raw('a'), {}))).toEqual([{ Time: 0, Value: 1 }]);
  expect(rowsOf(rawTable(page, raw('b'), {}))).toEqual([{ Time: 0, v: '2', Value: 1 }]);
});

it('keeps page labels that the target has too', () => {
  const page = parsePage('x{instance="inner"} 1\n', 0);
  expect(rowsOf(rawTable(page, raw('x'), target))[0]).toMatchObject({ exported_instance: 'inner', ...target });
});

it('filters, caps, and says what is missing', () => {
  const page = parsePage(Array.from({ length: 501 }, (_, i) => `x{n="${i}"} ${i}\n`).join(''), 0);
  expect(noticesOf(rawTable(page, raw('x'), {}))).toEqual([
    '1 of 501 series are left out: narrow them down with a filter.',
  ]);
  const frame = rawTable(page, raw('x', { filters: [{ label: 'n', op: '=~', value: '4|5' }] }), {});
  expect([rowsOf(frame).map(({ Value }) => Value), noticesOf(frame)]).toEqual([[4, 5], []]);
  expect(noticesOf(rawTable(page, raw('y'), {}))[0]).toMatch(/^The page has no “y”/);
});

it.each([
  ['vllm:kv_cache_usage_perc', 'value', 'percentunit'],
  ['vllm:generation_tokens_total', 'value', 'short'],
  ['vllm:generation_tokens_total', 'rate', 'suffix: tok/s'],
  ['vllm:request_success_total', 'rate', 'reqps'],
  ['vllm:request_success_total', 'increase', 'short'],
  ['vllm:iteration_tokens_total_sum', 'rate', 'suffix: tok/s'],
  ['vllm:iteration_tokens_total_count', 'rate', 'suffix:/s'],
  ['vllm:time_to_first_token_seconds_bucket', 'rate', 'suffix:/s'],
  ['process_start_time_seconds', 'value', 'none'],
  ['process_cpu_seconds_total', 'rate', 'percentunit'],
  ['node_network_receive_bytes_total', 'rate', 'Bps'],
  ['node_network_receive_bytes_total', 'value', 'bytes'],
  ['some_created', 'value', 'none'],
  ['some_total', 'rate', 'suffix:/s'],
  ['DCGM_FI_DEV_GPU_TEMP', 'value', 'celsius'],
  ['DCGM_FI_DEV_POWER_USAGE', 'value', 'watt'],
  ['DCGM_FI_DEV_GPU_UTIL', 'value', 'percent'],
  ['DCGM_FI_DEV_FB_USED', 'value', 'mbytes'],
  ['DCGM_FI_DEV_SM_CLOCK', 'value', 'suffix: MHz'],
  ['DCGM_FI_PROF_PIPE_TENSOR_ACTIVE', 'value', 'percentunit'],
  ['anything', 'value', 'short'],
] as const)('unit of %s as %s: %s', (name, fn, unit) => {
  expect(rawUnit(name, fn)).toBe(unit);
});
