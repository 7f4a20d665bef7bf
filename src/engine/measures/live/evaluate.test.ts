import { parsePage } from '../../exposition/parse';
import type { Source } from '../../exposition/types';
import { measureById } from '../catalogue/catalogue';
import { aggregate, rate } from '../expression';
import { type EvaluateOptions, LiveEvaluator } from './evaluate';

/** A source with these pages at these seconds; `null` is a scrape that failed. */
function source(pages: ReadonlyArray<readonly [seconds: number, page: string | null]>, instance = 'a:8000'): Source {
  return {
    target: { job: 'vllm', instance },
    scrapes: pages.map(([seconds, page]) =>
      page === null
        ? { t: seconds * 1000, error: 'connection refused' }
        : { t: seconds * 1000, snapshot: parsePage(page, seconds * 1000) }
    ),
  };
}

const own = 'model_name="m",engine="0"';
const running = (value: number, labels = own) => `vllm:num_requests_running{${labels}} ${value}\n`;
const tokens = (value: number) => `vllm:generation_tokens_total{${own}} ${value}\n`;

function evaluator(sources: readonly Source[], at: number, options: Partial<EvaluateOptions> = {}): LiveEvaluator {
  return new LiveEvaluator(sources, { at: at * 1000, window: 60_000, ...options });
}

describe('windows and staleness follow Prometheus 3', () => {
  const pages = [
    [0, tokens(0)],
    [15, tokens(100)],
    [30, tokens(115)],
    [45, tokens(130)],
    [60, tokens(145)],
  ] as const;

  test('a sample on the start of the window is outside, one on its end inside', () => {
    expect(evaluator([source(pages)], 60).expression(rate('generation_tokens'))[0].value).toBeCloseTo(1, 12);
    const two = evaluator([source(pages)], 60, { dialect: 'prometheus-2' }).expression(rate('generation_tokens'));
    expect(two[0].value).toBeCloseTo(145 / 60, 12);
  });

  const gauge = aggregate('sum', { op: 'value', signal: 'running' });

  test('a value lasts five minutes, not a moment longer', () => {
    const once = [source([[0, running(3)]])];
    expect(evaluator(once, 299.999).expression(gauge)[0].value).toBe(3);
    expect(evaluator(once, 300).expression(gauge)).toEqual([]);
    expect(evaluator(once, 300, { dialect: 'prometheus-2' }).expression(gauge)[0].value).toBe(3);
  });

  test('a failed scrape ends every series at once', () => {
    const failed = [
      source([
        [0, running(3)],
        [5, null],
      ]),
    ];
    expect(evaluator(failed, 4).expression(gauge)).toHaveLength(1);
    expect(evaluator(failed, 6).expression(gauge)).toEqual([]);
    expect(evaluator(failed, 6, { staleness: false }).expression(gauge)).toHaveLength(1);
    expect(evaluator(failed, 6).measure(measureById('targets_down'))[0].value).toBe(1);
  });

  test('a series that a page no longer has is stale', () => {
    const gone = [
      source([
        [0, running(3) + running(4, 'model_name="m",engine="1"')],
        [5, running(3)],
      ]),
    ];
    expect(evaluator(gone, 6).expression(gauge)[0].value).toBe(3);
  });
});

describe('identity', () => {
  test('a page label that the target has too is kept as exported_…', () => {
    const page = `vllm:num_requests_running{instance="inner",${own}} 1\n`;
    const values = evaluator([source([[0, page]])], 1).expression({ op: 'value', signal: 'running' });
    expect(values[0].labels).toEqual({
      exported_instance: 'inner',
      instance: 'a:8000',
      job: 'vllm',
      model_name: 'm',
      engine: '0',
    });
  });

  test('HTTP series count only on vLLM targets, and take the model from them', () => {
    const http = 'http_requests_total{status="2xx"} ';
    const vllm = source([
      [0, `${http}0\n${running(1)}`],
      [30, `${http}30\n${running(1)}`],
    ]);
    const other = source(
      [
        [0, `${http}0\n`],
        [30, `${http}3000\n`],
      ],
      'other:80'
    );
    const [value, ...more] = evaluator([vllm, other], 30, { by: ['model_name'] }).measure(measureById('http_5xx_rate'));
    expect(value).toEqual({ labels: { model_name: 'm' }, value: 0 });
    expect(more).toEqual([]);
  });
});

describe('renamed signals', () => {
  const both = 'vllm:kv_cache_usage_perc{engine="0"} 0.5\nvllm:gpu_cache_usage_perc{engine="0"} 0.5\n';
  const old = 'vllm:gpu_cache_usage_perc{engine="0"} 0.25\n';
  const count = aggregate('count', { op: 'value', signal: 'kv_usage' });

  test('are joined series by series: nothing counts twice, no old engine is lost', () => {
    const fleet = [source([[0, both]], 'new'), source([[0, old]], 'old')];
    expect(evaluator(fleet, 1).expression(count)[0].value).toBe(2);
    const sum = aggregate('sum', { op: 'value', signal: 'kv_usage' });
    expect(evaluator(fleet, 1).expression(sum)[0].value).toBe(0.75);
  });
});

describe('objectives', () => {
  const page = (n: number, bound: string) =>
    `vllm:time_to_first_token_seconds_bucket{le="${bound}"} ${n}\nvllm:time_to_first_token_seconds_bucket{le="+Inf"} ${2 * n}\nvllm:time_to_first_token_seconds_count ${2 * n}\n`;
  const pages = (bound: string) =>
    [
      [0, page(0, bound)],
      [30, page(30, bound)],
    ] as const;
  const within = measureById('ttft_within');

  test('1 and 1.0 are the same bound', () => {
    const fleet = [source(pages('1'), 'a'), source(pages('1.0'), 'b')];
    expect(evaluator(fleet, 30, { objectives: { ttft_objective: 1 } }).measure(within)[0].value).toBeCloseTo(0.5, 12);
  });

  test('an engine without the bound is left out, not counted as missing it', () => {
    const fleet = [source(pages('1'), 'a'), source(pages('2'), 'b')];
    expect(evaluator(fleet, 30, { objectives: { ttft_objective: 1 } }).measure(within)[0].value).toBeCloseTo(0.5, 12);
  });

  test('no engine has the bound: no value, never an interpolated one', () => {
    expect(evaluator([source(pages('1'))], 30, { objectives: { ttft_objective: 1.5 } }).measure(within)).toEqual([]);
  });
});

describe('limits out of labels', () => {
  test('engines of different size add up, those that report none are left out', () => {
    const info = (size: string) => `vllm:cache_config_info{engine="0",kv_cache_max_concurrency="${size}"} 1\n`;
    const fleet = ['256.0', '2.5', 'None'].map((size) => source([[0, info(size)]], size));
    const limit = measureById('max_concurrency');
    expect(evaluator(fleet, 1).measure(limit)[0].value).toBe(258.5);
    expect(
      evaluator(fleet, 1, { by: ['instance'] })
        .measure(limit)
        .map(({ value }) => value)
    ).toEqual([2.5, 256]);
  });
});
