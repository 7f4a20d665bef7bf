import { type Generation, type Sequence } from './generation';
import { floatText } from './python-text';

/** Tokens that an answer counts. */
export interface Usage {
  prompt_tokens: number;
  total_tokens: number;
  completion_tokens: number;
  prompt_tokens_details?: object | null;
  completion_tokens_details?: object | null;
}

/** Tokens of a prompt and of what came after it. */
export function usageOf(prompt: number, completion: number): Usage {
  return { prompt_tokens: prompt, total_tokens: prompt + completion, completion_tokens: completion };
}

/** Tokens of all sequences; each prompt counts once. */
export function totalUsage({ request, sequences }: Generation): Usage {
  const prompt = request.prompts.reduce((sum, { tokens }) => sum + tokens.length, 0);
  return usageOf(
    prompt,
    sequences.reduce((sum, { reader }) => sum + reader.read, 0)
  );
}

/** What the prefix cache had of the prompt, and what was added to it. */
export function cacheDetails({ target, sequences }: Generation): { cached: number; created: number } {
  const { blockSize, enablePrefixCaching } = target.settings;
  const [{ request, prompt }] = sequences;
  const cached = request?.cached ?? 0;
  const full = Math.floor(prompt.tokens.length / blockSize) * blockSize;
  return { cached, created: enablePrefixCaching ? Math.max(0, full - cached) : 0 };
}

/** Tokens of reasoning in all sequences. */
export function reasoningDetails(sequences: readonly Sequence[]): { reasoning_tokens: number } {
  return { reasoning_tokens: sequences.reduce((sum, { reader }) => sum + reader.reasoningTokens, 0) };
}

/**
 * Timings of the request as `--enable-per-request-metrics` shows them, as JSON; undefined where they are off or more
 * than one sequence shares the answer.
 *
 * @param whole with the fields that are null.
 */
export function timings({ target, sequences }: Generation, whole: boolean): string | undefined {
  const request = sequences[0].request;
  if (!target.settings.enablePerRequestMetrics || sequences.length > 1 || request === undefined) {
    return undefined;
  }
  const { queuedAt, scheduledAt, firstTokenAt, lastTokenAt } = request;
  const { read } = sequences[0].reader;
  const generation = lastTokenAt - firstTokenAt;
  const inference = lastTokenAt - scheduledAt;
  const fields: Array<[name: string, value: number]> = [
    ['time_to_first_token_ms', (firstTokenAt - scheduledAt) * 1000],
    ['generation_time_ms', generation * 1000],
    ['queue_time_ms', (scheduledAt - queuedAt) * 1000],
    ['mean_itl_ms', read > 1 ? (generation / (read - 1)) * 1000 : NaN],
    ['tokens_per_second', inference > 0 ? read / inference : NaN],
  ];
  const shown = fields
    .filter(([, value]) => whole || !Number.isNaN(value))
    .map(([name, value]) => `"${name}":${Number.isNaN(value) ? 'null' : floatText(value)}`);
  return `{${[...shown, ...(whole ? ['"speculative_decoding":null'] : [])].join(',')}}`;
}
