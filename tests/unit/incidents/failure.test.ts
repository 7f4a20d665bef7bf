import { BEGIN, Story } from './story';

const STEPS = 'vllm:iteration_tokens_total_count';
const STARTED = 'process_start_time_seconds';

test('freeze-busy: running stays above 0 and no step is made', () => {
  const story = new Story('freeze-busy');
  expect(story.sample('vllm', 'vllm:num_requests_running', story.over - 10)).toBeGreaterThan(0);
  expect(story.rise('vllm', STEPS, '', BEGIN + 10, story.over - 5)).toBe(0);
  expect(story.rise('vllm', STEPS, '', story.over, story.end)).toBeGreaterThan(100);
});

test('freeze-idle: everything looks idle, and nothing is answered', () => {
  const story = new Story('freeze-idle', 240);
  const late = story.over - 10;
  expect(story.sample('vllm', 'vllm:num_requests_running', late)).toBe(0);
  expect(story.sample('vllm', 'vllm:num_requests_waiting', late)).toBe(0);
  expect(story.rise('vllm', STEPS, '', late - 60, late)).toBe(0);
  expect(story.rise('vllm', 'http_requests_total', '', late - 60, late)).toBe(0);
  expect(story.rise('vllm', STEPS, '', story.over, story.end)).toBeGreaterThan(100);
});

test('engine-dead: the page is gone, and a new process begins at zero', () => {
  const story = new Story('engine-dead');
  expect(story.sample('vllm', STEPS, BEGIN + 10)).toBeUndefined();
  expect(story.sample('vllm', STARTED, story.end)).toBeGreaterThan(story.sample('vllm', STARTED, BEGIN) ?? Infinity);
  expect(story.sample('vllm', STEPS, story.over + 5)).toBeLessThan(story.sample('vllm', STEPS, BEGIN) ?? 0);
});

test('restart-loop: one process after the other', () => {
  const story = new Story('restart-loop');
  const starts = new Set<number>();
  for (let second = BEGIN; second <= story.end; second += 5) {
    const start = story.sample('vllm', STARTED, second);
    if (start !== undefined) {
      starts.add(start);
    }
  }
  expect(starts.size).toBeGreaterThan(5);
});

test('oom: the kernel counts a kill, and the server is gone', () => {
  const story = new Story('oom');
  expect(story.rise('node', 'node_vmstat_oom_kill')).toBe(1);
  expect(story.sample('vllm', STEPS, BEGIN + 10)).toBeUndefined();
});

test('cold-start: the first tokens of a new process come slowly', () => {
  const story = new Story('cold-start');
  expect(story.sample('vllm', STEPS, BEGIN + 10)).toBeUndefined();
  const slow = story.measure('itl_mean', story.over + 40);
  expect(slow).toBeGreaterThan(2 * story.measure('itl_mean', BEGIN));
  expect(story.measure('itl_mean', story.end)).toBeLessThan(0.5 * slow);
});
