import { BEGIN, Story } from './story';

const RUNNING = 'vllm:num_requests_running';
const WAITING = 'vllm:num_requests_waiting';
const KV = 'vllm:kv_cache_usage_perc';

test('slots: two run, others wait, and the KV cache is free', () => {
  const story = new Story('slots');
  expect(story.sample('vllm', RUNNING, story.over - 10)).toBe(2);
  expect(story.sample('vllm', WAITING, story.over - 10)).toBeGreaterThan(1);
  expect(story.sample('vllm', KV, story.over - 10)).toBeLessThan(0.3);
  expect(story.rise('vllm', 'vllm:num_preemptions_total')).toBe(0);
  expect(story.measure('queue_mean', story.over)).toBeGreaterThan(0.5);
  expect(story.sample('vllm', WAITING, story.end)).toBe(0);
});

test('kv-pressure: the cache is full, requests are preempted and wait', () => {
  const story = new Story('kv-pressure');
  expect(story.measure('kv_usage', story.over - 10)).toBeGreaterThan(0.8);
  expect(story.rise('vllm', 'vllm:num_preemptions_total')).toBeGreaterThan(10);
  expect(story.sample('vllm', WAITING, story.over - 10)).toBeGreaterThan(1);
  expect(story.measure('kv_usage', story.end)).toBeLessThan(0.3);
});

test('long-prefill: tokens come slowly, with no queue and a free cache', () => {
  const story = new Story('long-prefill');
  expect(story.measure('ttft_mean', story.over)).toBeGreaterThan(2 * story.measure('ttft_mean', BEGIN));
  expect(story.measure('itl_mean', story.over)).toBeGreaterThan(2 * story.measure('itl_mean', BEGIN));
  expect(story.measure('phase_queue', story.over)).toBeLessThan(story.measure('phase_prefill', story.over));
  expect(story.measure('kv_usage', story.over)).toBeLessThan(0.5);
  expect(story.rise('vllm', 'vllm:num_preemptions_total')).toBe(0);
  expect(story.measure('itl_mean', story.end)).toBeLessThan(1.5 * story.measure('itl_mean', BEGIN));
});

test('prefix-thrash: fewer prompt tokens are found in the cache', () => {
  const story = new Story('prefix-thrash');
  const before = story.measure('prefix_cache_hit_ratio', BEGIN);
  expect(before).toBeGreaterThan(0.4);
  expect(story.measure('prefix_cache_hit_ratio', story.over)).toBeLessThan(0.5 * before);
});

test('rejections: requests are turned away before the engine', () => {
  const story = new Story('rejections');
  const rejected = story.rise('vllm', 'vllm:admission_rejections_total', 'max_num_queued_reqs');
  expect(rejected).toBeGreaterThan(50);
  const refused = story.rise('vllm', 'http_requests_total', 'status="5xx"');
  expect(refused).toBeGreaterThan(0.9 * rejected);
  expect(refused).toBeLessThanOrEqual(rejected);
  expect(story.rise('vllm', 'vllm:admission_rejections_total', '', story.over + 30, story.end)).toBe(0);
});

test('lora-deferred: requests wait for an adapter', () => {
  const story = new Story('lora-deferred');
  expect(story.sample('vllm', 'vllm:num_requests_waiting_by_reason', story.over - 10, 'deferred')).toBeGreaterThan(0);
  expect(story.sample('vllm', 'vllm:num_requests_waiting_by_reason', story.over - 10, 'capacity')).toBe(0);
});

test('gateway-limit: the queue stands before the gateway, the engine has room', () => {
  const story = new Story('gateway-limit');
  expect(story.sample('gateway', 'api_queue_depth', story.over - 10)).toBeGreaterThan(1);
  expect(story.sample('vllm', RUNNING, story.over - 10)).toBeLessThanOrEqual(1);
  expect(story.sample('vllm', WAITING, story.over - 10)).toBe(0);
});

test('spec-decode-collapse: drafts are not accepted, tokens come slower', () => {
  const story = new Story('spec-decode-collapse');
  const acceptance = (from: number, to: number) =>
    story.rise('vllm', 'vllm:spec_decode_num_accepted_tokens_total', '', from, to) /
    story.rise('vllm', 'vllm:spec_decode_num_draft_tokens_total', '', from, to);
  expect(acceptance(BEGIN - 120, BEGIN)).toBeGreaterThan(0.5);
  expect(acceptance(BEGIN + 30, story.over)).toBeLessThan(0.15);
});
