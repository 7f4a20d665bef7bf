import { aggregate, add, divide, type Expression, multiply, rate, subtract, times } from '../expression';

/** What more KV memory takes. */
export const moreMemory =
  'Raise --gpu-memory-utilization, use an fp8 KV cache, lower --max-model-len, or add a replica.';

/** What to know of every number of blocks. */
export const blocksNote =
  'num_gpu_blocks is the sum over the data-parallel engines of a page and stands on the row of each, so it is counted once for each page, whichever of its engines are chosen.';

type Level = 'target' | 'engine';

/** A number of the cache configuration, once for each engine or, where all engines of a page repeat it, each target. */
export function configured(label: string, level: Level): Expression {
  return aggregate('max', { op: 'label', signal: 'cache_config', label }, level);
}

const usage = { op: 'value', signal: 'kv_usage' } as const;

/** `num_gpu_blocks` is the sum over the engines of a page and stands on the row of each: once for each target. */
export const blocks = configured('num_gpu_blocks', 'target');

/** Blocks that requests hold, by target: the engines of a page are of one size, so their mean usage is that of all. */
export const usedBlocks = multiply(blocks, aggregate('avg', usage, 'target'));

/** How fast a page's usage grows (`1`) or shrinks (`-1`), in blocks a second; 0 while it does the other. */
export function usageSlope(sign: 1 | -1): Expression {
  const slope: Expression = { op: 'deriv', signal: 'kv_usage' };
  const own: Expression = { op: 'atLeast', min: 0, of: sign === 1 ? slope : times(slope, -1) };
  return aggregate('sum', multiply(blocks, aggregate('avg', own, 'target')));
}

const perTarget = (signal: 'prompt_tokens' | 'prompt_tokens_cached' | 'generation_tokens') =>
  aggregate('sum', { op: 'rate', signal }, 'target');

/** Tokens whose keys and values were computed, as blocks a second. */
export const writtenBlocks = aggregate(
  'sum',
  divide(
    add(
      { op: 'atLeast', min: 0, of: subtract(perTarget('prompt_tokens'), perTarget('prompt_tokens_cached')) },
      perTarget('generation_tokens')
    ),
    configured('block_size', 'target')
  )
);

function freeShare(level: Level): Expression {
  const whole = aggregate('max', { op: 'is', of: usage, than: '>=', value: 0 }, level);
  return subtract(whole, aggregate('avg', usage, level));
}

const reportedTokens = configured('kv_cache_size_tokens', 'engine');

/** Tokens that still fit: of each engine where it says its size, and else blocks × block size of the whole page. */
export const freeTokens: Expression = {
  op: 'atLeast',
  min: 0,
  of: aggregate('sum', {
    op: 'or',
    left: aggregate('sum', multiply(reportedTokens, freeShare('engine')), 'target'),
    right: multiply(multiply(blocks, configured('block_size', 'target')), freeShare('target')),
  }),
};

/** Mean prompt and reply of a finished request, in tokens. */
export const tokensPerRequest = divide(
  add(rate('request_prompt_tokens', { part: 'sum' }), rate('request_generation_tokens', { part: 'sum' })),
  rate('request_generation_tokens', { part: 'count' })
);

const reportedRequests = configured('kv_cache_max_concurrency', 'engine');

/** The context length: size in tokens over full-length requests, which is how vLLM computes the latter. */
export const contextTokens = divide(reportedTokens, reportedRequests);

/** Blocks × block size ÷ context length, by page, with the context length as above. */
export const derivedRequests = aggregate(
  'sum',
  divide(multiply(blocks, configured('block_size', 'target')), aggregate('max', contextTokens, 'target'))
);
