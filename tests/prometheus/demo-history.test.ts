import { demoFleet, HISTORY_SECONDS } from '../../cli/demo/fleet';
import { historyText } from '../../cli/demo/history';
import { Fleet } from '../../simulator/fleet/fleet';
import { measures } from '../../src/engine/measures/catalogue/catalogue';
import { measureToPromQL } from '../../src/engine/measures/promql/print';
import { signalsIn } from '../../src/engine/measures/requirement';
import type { Measure } from '../../src/engine/measures/types';
import { TestPrometheus } from '../support/prometheus';

jest.setTimeout(240_000);

const EPOCH = 1_790_000_000;
const END = (EPOCH + HISTORY_SECONDS) * 1000;

let prometheus: TestPrometheus;
beforeAll(async () => {
  const text = [...historyText(new Fleet(demoFleet(), EPOCH), EPOCH, HISTORY_SECONDS)].join('');
  prometheus = await TestPrometheus.start({ backfill: [text] });
});
afterAll(() => prometheus.stop());

/** One value of one instance. */
async function valueOf(query: string, instance: string, minute: number): Promise<number> {
  const series = await prometheus.instant(query, (EPOCH + minute * 60) * 1000);
  return series.find(({ labels }) => labels.instance === instance)?.points[0][1] ?? Number.NaN;
}

/** What the demo has nothing of, and why; measures of signals that only options or other programs bring are left out. */
const nothingToMeasure: Readonly<Record<string, string>> = {
  external_cache_hit_ratio: 'no KV connector',
  mm_cache_hit_ratio: 'no multi-modal model',
  flops_per_gpu: 'no --enable-mfu-metrics',
  mfu: 'no --enable-mfu-metrics',
  memory_read_per_gpu: 'no --enable-mfu-metrics',
  memory_write_per_gpu: 'no --enable-mfu-metrics',
  http_failures: 'nothing failed',
  gateway_errors_by_status: 'nothing failed',
};

function everywhere(measure: Measure): boolean {
  return signalsIn(measure.expression).every(
    ({ absentWhen, from }) => absentWhen === undefined && !['kubernetes', 'container', 'probe'].includes(from ?? '')
  );
}

test('every measure has a value for a fleet that has lived for an hour', async () => {
  const empty: string[] = [];
  for (const measure of measures.filter(everywhere)) {
    const series = await prometheus.instant(measureToPromQL(measure, { window: '15m', by: [], select: {} }), END);
    if (series.every(({ points }) => Number.isNaN(points[0][1]))) {
      empty.push(measure.id);
    }
  }
  expect(empty.sort()).toEqual(Object.keys(nothingToMeasure).sort());
});

test('the hour has an engine without cooling, and one without KV cache, and both recover', async () => {
  const temperature = (minute: number) => valueOf('DCGM_FI_DEV_GPU_TEMP', 'code', minute);
  expect(await temperature(20)).toBeLessThan(70);
  expect(await temperature(30)).toBeGreaterThan(80);
  expect(await temperature(45)).toBeLessThan(70);

  const kv = (minute: number) => valueOf('max_over_time(vllm:kv_cache_usage_perc[2m])', 'rag', minute);
  expect(await kv(45)).toBeLessThan(0.5);
  expect(await kv(53)).toBeGreaterThan(0.9);
  expect(await valueOf('increase(vllm:num_preemptions_total[4m])', 'rag', 54)).toBeGreaterThan(0);
  expect(await kv(60)).toBeLessThan(0.5);
});

test('outside the incidents nothing is slow or full', async () => {
  for (const instance of ['chat-1', 'chat-2', 'rag', 'code']) {
    const ttft = 'histogram_quantile(0.95, sum by (instance, le) (rate(vllm:time_to_first_token_seconds_bucket[10m])))';
    expect([instance, (await valueOf(ttft, instance, 20)) < 2.5]).toEqual([instance, true]);
    expect([instance, (await valueOf('avg_over_time(vllm:num_requests_waiting[10m])', instance, 20)) < 1]).toEqual([
      instance,
      true,
    ]);
  }
});
