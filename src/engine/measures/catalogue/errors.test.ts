import { parsePage } from '../../exposition/parse';
import { LiveEvaluator } from '../live/evaluate';
import { measureById } from './catalogue';

interface Counts {
  readonly ok?: number;
  readonly refused?: number;
  readonly broken?: number;
  readonly finished?: number;
  readonly error?: number;
  readonly rejections?: number;
  readonly steps?: number;
  readonly running?: number;
  readonly first?: number;
}

const own = 'model_name="m",engine="0"';
const http = (status: string, value?: number) =>
  value === undefined
    ? ''
    : `http_requests_total{handler="/v1/completions",method="POST",status="${status}"} ${value}\n`;

function page({ ok, refused, broken, finished = 0, error, rejections, steps = 0, running = 0, first = 0 }: Counts) {
  return [
    `vllm:num_requests_running{${own}} ${running}\nvllm:num_requests_waiting{${own}} 0\n`,
    `vllm:request_success_total{${own},finished_reason="stop"} ${finished}\n`,
    `# TYPE vllm:iteration_tokens_total histogram\nvllm:iteration_tokens_total_count{${own}} ${steps}\n`,
    `# TYPE vllm:time_to_first_token_seconds histogram\nvllm:time_to_first_token_seconds_count{${own}} ${first}\n`,
    `# TYPE vllm:e2e_request_latency_seconds histogram\nvllm:e2e_request_latency_seconds_count{${own}} ${finished}\n`,
    error === undefined ? '' : `vllm:request_success_total{${own},finished_reason="error"} ${error}\n`,
    rejections === undefined ? '' : `vllm:admission_rejections_total{model_name="m",reason="x"} ${rejections}\n`,
    http('2xx', ok),
    http('4xx', refused),
    http('5xx', broken),
  ].join('');
}

/** Measures over a minute in which counters went from one page's numbers to another's, evenly. */
function over(from: Counts, to: Counts): (id: string) => number | undefined {
  const at = (share: number) =>
    Object.fromEntries(Object.entries(to).map(([key, end]) => [key, from_(key) + share * (end - from_(key))]));
  const from_ = (key: string) => from[key as keyof Counts] ?? 0;
  const scrapes = [0, 15, 30, 45, 60].map((second) => ({
    t: second * 1000,
    snapshot: parsePage(page(at(second / 60)), second * 1000),
  }));
  const source = { target: { job: 'vllm', instance: 'a:8000' }, scrapes };
  const evaluator = new LiveEvaluator([source], { at: 60_000, window: 60_000 });
  return (id) => evaluator.measure(measureById(id))[0]?.value;
}

test('each failure counts once, however it was delivered', () => {
  // 12 rejections and 3 engine errors; 10 of them left as 5xx, 5 in a stream that had begun.
  const ask = over({}, { ok: 85, refused: 5, broken: 10, finished: 83, error: 3, rejections: 12 });
  expect(ask('in_stream_failure_count')).toBeCloseTo(5, 9);
  expect(ask('http_5xx_other_count')).toBe(0);
  expect(ask('failed_rate')).toBeCloseTo(15 / 60, 9);
  expect(ask('error_ratio')).toBeCloseTo(0.15, 9);
});

test('5xx that no counter of the engine explains are failures of their own', () => {
  const ask = over({}, { ok: 90, refused: 0, broken: 10, finished: 90, error: 2, rejections: 1 });
  expect(ask('in_stream_failure_count')).toBe(0);
  expect(ask('http_5xx_other_count')).toBeCloseTo(7, 9);
  expect(ask('error_ratio')).toBeCloseTo(0.1, 9);
});

test('refused requests are the client’s, and do not raise the error ratio', () => {
  const ask = over({}, { ok: 50, refused: 50, broken: 0, finished: 50 });
  expect(ask('error_ratio')).toBe(0);
  expect(ask('http_4xx_ratio')).toBeCloseTo(0.5, 9);
});

test('without HTTP counters, what the engine finished and rejected stands for all requests', () => {
  const ask = over({}, { finished: 70, error: 10, rejections: 20 });
  expect(ask('error_ratio')).toBeCloseTo(0.3, 9);
  expect(ask('in_stream_failure_count')).toBeUndefined();
  expect(over({}, { finished: 80 })('error_ratio')).toBe(0);
});

test('an engine hangs that has requests and makes no step', () => {
  const busy = { running: 2, steps: 5 };
  expect(over(busy, busy)('stalled_engines')).toBe(1);
  expect(over(busy, { ...busy, steps: 9 })('stalled_engines')).toBe(0);
  expect(over({ steps: 5 }, { steps: 5 })('stalled_engines')).toBe(0);
});

test('aborts are what got a first token and neither ended nor runs', () => {
  expect(over({}, { first: 100, finished: 90 })('abort_ratio')).toBeCloseTo(0.1, 9);
  expect(over({}, { first: 100, finished: 90, running: 10 })('abort_ratio')).toBeCloseTo(0, 9);
});
