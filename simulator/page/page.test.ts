import { parsePage } from '../../src/engine/exposition/parse';
import { EngineMetrics } from '../metrics/engine-metrics';
import { HttpMetrics } from '../metrics/http-metrics';
import { parseSettings } from '../server/settings';
import { type ServerState } from '../server/state';
import { renderMetricsPage } from './page';

function stateOf(settings: object = {}, more: Partial<ServerState> = {}): ServerState {
  const parsed = parseSettings({ model: 'sim', maxModelLen: 2048, ...settings });
  const { dataParallelSize, maxModelLen, speculative } = parsed;
  return {
    settings: parsed,
    engines: Array.from(
      { length: dataParallelSize },
      () => new EngineMetrics(maxModelLen, speculative?.numTokens ?? 0)
    ),
    http: new HttpMetrics(),
    rejections: { max_num_queued_reqs: 0, max_num_queued_tokens: 0 },
    startedAt: 1_790_000_000,
    now: 1_790_000_100,
    cpuSeconds: 2.5,
    ...more,
  };
}

function rows(page: string, name: string): string[] {
  return page.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

const families = (page: string) => [...parsePage(page, 0).layout.families.keys()];
const chat = { method: 'POST', handler: '/v1/chat/completions', status: 200, requestBytes: 10, responseBytes: 5 };

describe('the page', () => {
  it('writes numbers, labels by name, and cumulative buckets before count and sum', () => {
    const state = stateOf({ version: '0.32.0' });
    const [engine] = state.engines;
    engine.running = 3;
    engine.promptTokens = 1_234_567;
    engine.promptTokensCached = 67;
    engine.requestParamsN.observe(1, 4);
    engine.requestParamsN.observe(3);
    engine.requestParamsN.observe(64);
    const page = renderMetricsPage(state);
    expect(rows(page, 'vllm:num_requests_running')).toEqual([
      'vllm:num_requests_running{engine="0",model_name="sim"} 3.0',
    ]);
    expect(rows(page, 'vllm:prompt_tokens_total')[0]).toMatch(/ 1\.234567e\+06$/);
    expect(rows(page, 'vllm:prompt_tokens_by_source_total')[0]).toBe(
      'vllm:prompt_tokens_by_source_total{engine="0",model_name="sim",source="local_compute"} 1.2345e+06'
    );
    const start = page.indexOf('vllm:request_params_n_bucket');
    expect(page.slice(start, page.indexOf('# HELP vllm:request_params_max_tokens')).split('\n')).toEqual([
      'vllm:request_params_n_bucket{engine="0",le="1.0",model_name="sim"} 4.0',
      'vllm:request_params_n_bucket{engine="0",le="2.0",model_name="sim"} 4.0',
      'vllm:request_params_n_bucket{engine="0",le="5.0",model_name="sim"} 5.0',
      'vllm:request_params_n_bucket{engine="0",le="10.0",model_name="sim"} 5.0',
      'vllm:request_params_n_bucket{engine="0",le="20.0",model_name="sim"} 5.0',
      'vllm:request_params_n_bucket{engine="0",le="+Inf",model_name="sim"} 6.0',
      'vllm:request_params_n_count{engine="0",model_name="sim"} 6.0',
      'vllm:request_params_n_sum{engine="0",model_name="sim"} 71.0',
      '# HELP vllm:request_params_n_created Histogram of the n request parameter.',
      '# TYPE vllm:request_params_n_created gauge',
      expect.stringMatching(/^vllm:request_params_n_created\{engine="0",model_name="sim"\} 1\.790000000\d+e\+09$/),
      '',
    ]);
  });

  it('follows the state from page to page, and a new life of the process begins anew', () => {
    const state = stateOf();
    expect(rows(renderMetricsPage(state), 'vllm:generation_tokens_total')[0]).toMatch(/ 0\.0$/);
    state.engines[0].generationTokens = 12;
    state.http.record({ ...chat, seconds: 0.2 }, 1_790_000_050);
    const later = renderMetricsPage(state);
    expect(rows(later, 'vllm:generation_tokens_total')[0]).toMatch(/ 12\.0$/);
    expect(rows(later, 'http_requests_total')).toEqual([
      'http_requests_total{handler="/v1/chat/completions",method="POST",status="2xx"} 1.0',
    ]);
    expect(rows(later, 'http_requests_created')[0]).toMatch(/ 1\.79000005e\+09$/);
    const reborn = renderMetricsPage(stateOf({}, { startedAt: 1_790_000_200 }));
    expect(rows(reborn, 'process_start_time_seconds')).toEqual(['process_start_time_seconds 1.7900002e+09']);
    expect(rows(reborn, 'http_requests_total')).toEqual([]);
  });

  it('escapes what a model may be named', () => {
    const page = renderMetricsPage(stateOf({ model: 'a "b"\\c\nd' }));
    expect(page).toContain('model_name="a \\"b\\"\\\\c\\nd"');
    const { layout } = parsePage(page, 0);
    expect(layout.series[layout.positions('vllm:num_requests_running')[0]].labels.model_name).toBe('a "b"\\c\nd');
  });

  it('has nothing of the engine with --disable-log-stats', () => {
    const page = renderMetricsPage(stateOf({ disableLogStats: true }));
    expect(page).not.toContain('vllm:');
    expect(families(page)).toEqual(expect.arrayContaining(['process_cpu_seconds_total', 'http_requests_total']));
  });

  it('of several API servers has no process, no creation times, and sums before buckets', () => {
    const page = renderMetricsPage(stateOf({ dataParallelSize: 2, apiServerCount: 2, numGpuBlocks: 1000 }));
    expect(page).not.toMatch(/_created|process_|python_|http_requests_total/);
    expect(page.indexOf('vllm:iteration_tokens_total_sum')).toBeLessThan(
      page.indexOf('vllm:iteration_tokens_total_bu')
    );
    const config = rows(page, 'vllm:cache_config_info');
    expect(config).toHaveLength(2);
    expect(config[1]).toMatch(/engine="1".*kv_cache_size_tokens="16000".*num_gpu_blocks="2000"/);
    expect(config[1]).toContain('kv_cache_max_concurrency="7.8125"');
  });

  it('shows deprecated families when it is asked to', () => {
    const of = (shownFor?: string) =>
      families(renderMetricsPage(stateOf({ version: '0.11.0', showHiddenMetricsForVersion: shownFor })));
    expect(of()).not.toContain('vllm:gpu_cache_usage_perc');
    expect(of('0.10')).toContain('vllm:gpu_cache_usage_perc');
    expect(of('0.9')).not.toContain('vllm:gpu_cache_usage_perc');
  });

  it('counts the prefix cache in blocks where the engine did', () => {
    const state = stateOf({ version: '0.8.5', blockSize: 16 });
    state.engines[0].prefixQueries = 40;
    expect(rows(renderMetricsPage(state), 'vllm:gpu_prefix_cache_queries_total')[0]).toMatch(/ 2\.0$/);
  });
});

describe('what a setting adds', () => {
  it('is a counter for each position of a draft', () => {
    const state = stateOf({ speculative: { numTokens: 2, acceptance: 0.5 } });
    state.engines[0].specAcceptedPerPosition[1] = 7;
    expect(rows(renderMetricsPage(state), 'vllm:spec_decode_num_accepted_tokens_per_pos_total')).toEqual([
      'vllm:spec_decode_num_accepted_tokens_per_pos_total{engine="0",model_name="sim",position="0"} 0.0',
      'vllm:spec_decode_num_accepted_tokens_per_pos_total{engine="0",model_name="sim",position="1"} 7.0',
    ]);
    expect(renderMetricsPage(stateOf())).not.toContain('spec_decode');
  });

  it('is the adapters at work, once there was any', () => {
    const state = stateOf({ lora: { adapters: ['a', 'b'], maxLoras: 4 } });
    const idle = renderMetricsPage({ ...state, lora: { running: [], waiting: [] } });
    expect(families(idle)).toContain('vllm:lora_requests_info');
    expect(rows(idle, 'vllm:lora_requests_info')).toEqual([]);
    const busy = renderMetricsPage({ ...state, lora: { running: ['a', 'b'], waiting: ['b'] } });
    expect(rows(busy, 'vllm:lora_requests_info')).toEqual([
      'vllm:lora_requests_info{max_lora="4",running_lora_adapters="a,b",waiting_lora_adapters="b"} 1.7900001e+09',
    ]);
  });
});
