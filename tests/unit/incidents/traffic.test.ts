import { BEGIN, Story } from './story';

test('context-overflow: 4xx, and no engine metric moves for them', () => {
  const story = new Story('context-overflow');
  const refused = story.rise('vllm', 'http_requests_total', 'status="4xx"');
  const finished = story.rise('vllm', 'vllm:request_success_total');
  expect(refused).toBeGreaterThan(2000);
  expect(finished).toBeLessThan(refused / 5);
});

test('aborts: first tokens without an end, which no counter calls aborts', () => {
  const story = new Story('aborts');
  const unfinished =
    story.rise('vllm', 'vllm:time_to_first_token_seconds_count') -
    story.rise('vllm', 'vllm:e2e_request_latency_seconds_count');
  expect(unfinished).toBeGreaterThan(100);
  expect(story.sample('vllm', 'vllm:request_success_total', story.end, 'finished_reason="abort"')).toBe(0);
});

test('replica-imbalance: one replica does the work of both', () => {
  const story = new Story('replica-imbalance');
  const rate = (second: number, peer: boolean) => story.measure('generation_token_rate', second, peer);
  expect(rate(story.over, false)).toBeGreaterThan(4 * rate(story.over, true));
  expect(rate(BEGIN, false)).toBeLessThan(2.5 * rate(BEGIN, true));
});
