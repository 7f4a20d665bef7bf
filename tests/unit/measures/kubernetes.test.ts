import { LiveEvaluator } from '../../../src/engine/measures/live/evaluate';
import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import { clusterScrapes } from '../../support/foreign';
import { sourceOf } from '../../support/recordings';

const start = 1_790_000_000;
const at = (start + 60) * 1000;
const sources = [
  sourceOf(clusterScrapes('kube-state-metrics', start, 61), { job: 'kube-state-metrics', instance: 'ksm:8080' }),
  sourceOf(clusterScrapes('kubelet', start, 61), { job: 'kubelet', instance: 'gpu-a:10250' }),
];

/** The values of a measure by the labels that tell them apart, joined by a slash. */
function values(id: string, by: readonly string[] = []): Record<string, number> {
  const measure = measureById(id);
  const labels = [...by, ...(measure.split ?? [])].filter((label) => label !== 'cluster');
  const found = new LiveEvaluator(sources, { at, window: 40_000, by }).measure(measure);
  return Object.fromEntries(
    found.map((sample) => [labels.map((label) => sample.labels[label] ?? '').join('/'), sample.value])
  );
}

const value = (id: string) => values(id)[''];

describe('pods', () => {
  test('are counted by phase and by whether they can serve', () => {
    expect(values('pods_by_phase')).toEqual({ Pending: 2, Running: 2, Succeeded: 1, Failed: 0, Unknown: 0 });
    expect([value('pods'), value('pods_ready'), value('pods_pending'), value('pods_failed')]).toEqual([5, 1, 2, 0]);
  });

  test('replicas of deployments and stateful sets add up', () => {
    expect([value('replicas_desired'), value('replicas_ready'), value('replicas_missing')]).toEqual([4, 1, 3]);
    expect(value('replicas_ready_share')).toBe(0.25);
  });

  test('replicas are there where there are only stateful sets', () => {
    const only = clusterScrapes('kube-state-metrics', start, 61).map(({ t, page = '' }) => ({
      t,
      status: 200 as const,
      page: page.replace(/^kube_deployment_.*\n/gm, ''),
    }));
    const evaluator = new LiveEvaluator([sourceOf(only, { job: 'kube-state-metrics' })], { at, window: 40_000 });
    expect(evaluator.measure(measureById('replicas_desired'))).toMatchObject([{ value: 2 }]);
    expect(evaluator.measure(measureById('replicas_missing'))).toMatchObject([{ value: 1 }]);
  });

  test('the youngest one says how long ago a pod was replaced', () => {
    expect(value('pod_uptime')).toBe(start + 60 - 1_789_999_000);
    expect(values('pod_uptime', ['pod'])['chat-0']).toBe(start + 60 - 1_789_990_000);
  });
});

describe('containers', () => {
  test('ends and waits are counted by reason, and 0 where nothing ended or waits', () => {
    expect(values('containers_by_last_end')).toEqual({ OOMKilled: 1, Completed: 1 });
    expect([value('containers_ended'), value('containers_oom_killed')]).toEqual([2, 1]);
    expect(values('containers_ended', ['pod'])['chat-0']).toBe(0);
    expect(values('containers_oom_killed', ['pod'])).toMatchObject({ 'chat-0': 0, 'chat-1': 1 });
    expect([value('containers_waiting'), value('containers_stuck')]).toEqual([2, 2]);
    expect(values('containers_stuck', ['pod'])).toMatchObject({ 'chat-0': 0, 'warm-7b9c-abcde': 1 });
  });

  test('restarts are those of the window', () => {
    // Five restarts in the file, of which the page adds a hundredth a second.
    expect(value('container_restarts')).toBeCloseTo(0.05 * 40, 6);
  });

  test('sums of pods, pause containers and the node are not added to the containers', () => {
    expect(value('container_cpu_use')).toBeCloseTo((5400.5 + 12.25 + 800 + 6) / 100, 6);
    expect(value('container_memory_use')).toBe(64_424_509_440 + 99_857_989_630 + 2 * 67_108_864);
    expect(value('pod_network_received')).toBeCloseTo(4900, 6);
    expect(value('container_cpu_throttled')).toBeCloseTo(470 / 1900, 9);
  });

  test('use is compared with the limit of the same container, where it has one', () => {
    const memory = values('container_memory_of_limit');
    expect(Object.keys(memory)).toEqual(['llm/chat-0/vllm', 'llm/chat-1/vllm']);
    expect(memory['llm/chat-1/vllm']).toBeCloseTo(93 / 96, 6);
    expect(values('container_cpu_of_limit')['llm/chat-0/vllm']).toBeCloseTo(54.005 / 16, 6);
    expect(values('container_cpu_of_request')['llm/chat-0/proxy']).toBeCloseTo(0.1225 / 0.1, 6);
  });

  test('the fullest volume stands for all of them', () => {
    expect(value('volume_usage')).toBeCloseTo(0.95, 9);
    expect(values('volume_usage', ['persistentvolumeclaim'])).toEqual({ 'model-cache': 0.95, 'compile-cache': 0.475 });
  });
});

describe('GPUs', () => {
  test('a pod holds them while it runs and waits for them while it is pending', () => {
    expect(value('gpus_allocatable')).toBe(6);
    const held = values('pod_gpus_running');
    const awaited = values('pod_gpus_pending');
    expect(held).toMatchObject({ 'llm/chat-0': 1, 'llm/chat-1': 1, 'llm/rag-6d5f8-x2x9k': 0, 'llm/download-28h5q': 0 });
    expect(awaited).toMatchObject({ 'llm/chat-0': 0, 'llm/rag-6d5f8-x2x9k': 4, 'llm/warm-7b9c-abcde': 1 });
    expect(Object.values(values('pod_waits_for_gpu')).reduce((sum, waits) => sum + waits, 0)).toBe(2);
  });

  test('an autoscaler at its limit says so', () => {
    expect([value('autoscaler_replicas'), value('autoscaler_desired'), value('autoscaler_limit')]).toEqual([2, 4, 4]);
  });
});
