import { ApiError, invalid, invalidFloat } from './errors';
import { isObject } from './fields';
import { floatText } from './python-text';
import { type Sampling } from './sampling';
import { VOCABULARY } from './tokenizer';

/** The `max_tokens` of a request and the name it was given under. */
export interface MaxTokens {
  readonly name: 'max_tokens' | 'max_completion_tokens';
  readonly value?: number;
}

const MOST_SEQUENCES = 16_384;

/** The tokens that a reply may have at most; below 1 where the prompt leaves no room. */
export function roomFor(promptLength: number, asked: MaxTokens, maxModelLen: number): number {
  return Math.min(maxModelLen - promptLength, asked.value ?? Infinity);
}

/** @throws ApiError where more is asked for than the model has at all. */
export function checkMaxTokens({ name, value }: MaxTokens, maxModelLen: number): void {
  if (value !== undefined && value > maxModelLen) {
    const message = `${name}=${value} cannot be greater than max_model_len=${maxModelLen}. Please request fewer output tokens.`;
    throw invalid(message, name, String(value));
  }
}

/** @throws ApiError where the prompt is longer than the context. */
export function checkPrompt(length: number, maxModelLen: number, exact: boolean): void {
  if (length > maxModelLen) {
    const shown = exact ? length : maxModelLen + 1;
    const about = shown === maxModelLen + 1 ? `at least ${shown}` : String(shown);
    const message =
      `This model's maximum context length is ${maxModelLen} tokens. However, your prompt contains ${about} input ` +
      'tokens, which exceeds this limit even without any output tokens. Please reduce the length of the input prompt.';
    throw invalid(message, 'input_tokens', String(shown));
  }
}

/** What vLLM takes the longest token of a vocabulary to be, characters. */
const MOST_CHARS = 64;

/** @throws ApiError where a prompt has more characters than any prompt that fits; it is not even split into tokens. */
export function checkCharacters(length: number, maxModelLen: number): void {
  const most = maxModelLen * MOST_CHARS;
  if (length > most) {
    const message =
      `This model's maximum context length is ${maxModelLen} tokens. However, your prompt contains ${length} ` +
      `characters (more than ${most} characters, which is the upper bound for ${maxModelLen} input tokens). ` +
      'Please reduce the length of the input prompt.';
    throw invalid(message, 'input_text', String(length));
  }
}

/** @throws ApiError where there are options for a stream, but no stream. */
export function checkStreamOptions(body: Record<string, unknown>): void {
  const options = body.stream_options;
  if (isObject(options) && Object.keys(options).length > 0 && !body.stream) {
    throw invalid('Stream options can only be defined when `stream=True`.', 'stream_options');
  }
}

const MOST_LOGPROBS = 20;

/** @throws ApiError where more alternatives are asked for than the server gives. */
export function checkLogprobs(count: number | undefined): void {
  if (count !== undefined && count > MOST_LOGPROBS) {
    const message = `Requested sample logprobs of ${count}, which is greater than max allowed: ${MOST_LOGPROBS}`;
    throw invalid(message, 'logprobs', String(count));
  }
}

/** @throws ApiError where a value is out of range, in the order in which vLLM looks. */
export function checkSampling(sampling: Sampling, maxTokens: number): void {
  const { n, temperature, topP, topK, minP, minTokens, stop, biased } = sampling;
  const { presencePenalty, frequencyPenalty, repetitionPenalty } = sampling;
  need(n >= 1, `n must be at least 1, got ${n}.`);
  const raise = 'To increase this limit, set the VLLM_MAX_N_SEQUENCES environment variable.';
  need(n <= MOST_SEQUENCES, `n must be at most ${MOST_SEQUENCES}, got ${n}. ${raise}`);
  const within = (name: string, value: number, from: number, to: number) =>
    need(value >= from && value <= to, `${name} must be in [${from}, ${to}], got ${floatText(value)}.`);
  within('presence_penalty', presencePenalty, -2, 2);
  within('frequency_penalty', frequencyPenalty, -2, 2);
  need(repetitionPenalty > 0, `repetition_penalty must be greater than zero, got ${floatText(repetitionPenalty)}.`);
  if (temperature < 0) {
    throw invalidFloat('temperature must be non-negative', 'temperature', temperature);
  }
  if (temperature > 2) {
    throw invalidFloat('temperature must be in [0, 2]', 'temperature', temperature);
  }
  if (!(topP > 0 && topP <= 1)) {
    throw invalidFloat('top_p must be in (0, 1]', 'top_p', topP);
  }
  need(topK >= -1, `top_k must be 0 (disable), or at least 1, got ${topK}.`);
  within('min_p', minP, 0, 1);
  if (maxTokens < 1) {
    throw invalid(`max_tokens must be at least 1, got ${maxTokens}.`, 'max_tokens', String(maxTokens));
  }
  need(minTokens >= 0, `min_tokens must be greater than or equal to 0, got ${minTokens}.`);
  need(minTokens <= maxTokens, `min_tokens must be less than or equal to max_tokens=${maxTokens}, got ${minTokens}.`);
  need(!stop.includes(''), 'stop cannot contain an empty string.');
  need(n === 1 || temperature > 0, `n must be 1 when using greedy sampling, got ${n}.`);
  const unknown = biased.filter((token) => token >= VOCABULARY);
  if (unknown.length > 0) {
    const ids = `[${unknown.join(', ')}]`;
    const message = `token_id(s) ${ids} in logit_bias contain out-of-vocab token ids. Vocabulary size: ${VOCABULARY}`;
    throw invalid(message, 'logit_bias', ids);
  }
}

function need(holds: boolean, message: string): void {
  if (!holds) {
    throw new ApiError(message);
  }
}
