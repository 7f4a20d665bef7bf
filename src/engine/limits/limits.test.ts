import { parsePage } from '../exposition/parse';
import { engineLimits, limitOf } from './limits';
import { readModels } from './models';
import type { EngineLimits, LimitId } from './types';
import { provenanceText } from './words';

const running = (engine = '0') => `vllm:num_requests_running{engine="${engine}",model_name="m"} 0\n`;
const cache = (labels: string, engine = '0') => `vllm:cache_config_info{engine="${engine}",${labels}} 1\n`;
const limits = (page: string) => engineLimits({ snapshot: parsePage(page, 0) });
const why = (engine: EngineLimits, id: LimitId) => {
  const provenance = limitOf(engine, id)?.provenance;
  return provenance?.kind === 'unknown' ? provenance.why : provenance;
};

it('finds no engine on a page that is not a vLLM’s', () => {
  expect(limits('up 1\n')).toEqual([]);
});

it('says what to do where the cache configuration is missing', () => {
  const [engine] = limits(running());
  expect(why(engine, 'kv_tokens')).toMatch(/no cache configuration.*log/);
  expect(why(engine, 'max_num_seqs')).toMatch(/settings, from --max-num-seqs/);
  expect(why(engine, 'max_num_batched_tokens')).toMatch(/settings, from --max-num-batched-tokens/);
});

it.each(['num_gpu_blocks="None"', 'num_gpu_blocks="0"', 'num_gpu_blocks="1e999"'])(
  'takes %s for no number',
  (blocks) => {
    const [engine] = limits(running() + cache(`${blocks},block_size="16"`));
    expect(why(engine, 'kv_blocks')).toBe('vllm:cache_config_info has no number for num_gpu_blocks.');
    expect(limitOf(engine, 'kv_tokens')?.value).toBeUndefined();
  }
);

it.each(['mamba_block_size="400"', 'sliding_window="4096"'])('does not take blocks for tokens with %s', (mixed) => {
  const page = running() + cache(`num_gpu_blocks="100",block_size="16",${mixed}`);
  expect(why(limits(page)[0], 'kv_tokens')).toMatch(/share blocks in different ways/);
});

it('knows models that keep no KV cache', () => {
  const [engine] = limits(running() + cache('is_attention_free="True",num_gpu_blocks="1",block_size="16"'));
  expect(why(engine, 'kv_tokens')).toBe('This model keeps no KV cache.');
});

it('shares no sum out among engines that are not equal', () => {
  const rows = ['0', '1'].map((engine) => running(engine) + cache('num_gpu_blocks="101",block_size="16"', engine));
  expect(why(limits(rows.join(''))[0], 'kv_blocks')).toMatch(/only the sum of its 2 engines \(101\)/);
});

it('rounds a context length that was cut off when it was reported', () => {
  const [engine] = limits(running() + cache('kv_cache_size_tokens="10001",kv_cache_max_concurrency="2.4421387"'));
  expect(limitOf(engine, 'max_model_len')?.value).toBe(4095);
});

it('says that the memory share has no effect where the size is given in bytes', () => {
  const [engine] = limits(running() + cache('gpu_memory_utilization="0.9",kv_cache_memory_bytes="1073741824"'));
  expect(limitOf(engine, 'gpu_memory_utilization')).toMatchObject({
    value: 0.9,
    note: expect.stringMatching(/no effect/),
  });
});

it('knows a queue cap that turned requests away by nothing but that', () => {
  const rejected = 'vllm:admission_rejections_total{model_name="m",reason="max_num_queued_reqs"} 7\n';
  const [engine] = limits(running() + rejected);
  expect(why(engine, 'max_num_queued_reqs')).toMatch(/--max-num-queued-reqs.*it turned 7 requests away/);
  expect(why(engine, 'max_num_queued_tokens')).not.toMatch(/It is set/);
});

it('reads engines from before the engine label', () => {
  const [engine] = limits('vllm:num_requests_running{model_name="m"} 0\nvllm:cache_config_info{block_size="16"} 1\n');
  expect(engine.labels).toEqual({ model_name: 'm' });
  expect(limitOf(engine, 'block_size')?.value).toBe(16);
});

describe('models', () => {
  const answer = {
    data: [
      { id: 'adapter', parent: 'base', max_model_len: 8 },
      { id: 'alias', max_model_len: 4096 },
      { id: 'm', max_model_len: 2048 },
      { id: 7 },
      null,
    ],
  };

  it('takes the length of the engine’s own name, never an adapter’s', () => {
    const [engine] = engineLimits({ snapshot: parsePage(running(), 0), models: readModels(answer) });
    expect(limitOf(engine, 'max_model_len')?.value).toBe(2048);
    const other = { data: answer.data.slice(0, 2) };
    const [served] = engineLimits({ snapshot: parsePage(running(), 0), models: readModels(other) });
    expect(limitOf(served, 'max_model_len')?.value).toBe(4096);
  });

  it.each([null, 'text', {}, { data: {} }])('reads nothing from %j', (odd) => {
    expect(readModels(odd)).toEqual([]);
  });
});

it.each([
  [{ kind: 'reported', by: '/v1/models' } as const, 'Reported by /v1/models.'],
  [{ kind: 'derived', formula: 'a ÷ b = 4 ÷ 2' } as const, 'Derived: a ÷ b = 4 ÷ 2.'],
  [{ kind: 'typed', by: 'the settings' } as const, 'Typed in (the settings).'],
  [
    { kind: 'observed', windowMs: 45_000, from: 0, to: 45_000, scrapes: 46, kvUsage: 0.001 } as const,
    'Observed: never more ran in 45 s while others waited and the KV cache was at most 1 % full.',
  ],
  [{ kind: 'unknown', why: 'Nobody knows.' } as const, 'Nobody knows.'],
])('words: %j', (provenance, text) => {
  expect(provenanceText(provenance)).toBe(text);
});
