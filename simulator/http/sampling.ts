import { isAtLeast } from '../core/version';
import { type Issue } from './errors';
import { bool, dictionary, either, float, integer, list, model, seed, text, type FieldReader } from './fields';

/** What a request asks for that chats and completions have in common. */
export interface Sampling {
  readonly n: number;
  readonly minTokens: number;
  readonly temperature: number;
  readonly topP: number;
  readonly topK: number;
  readonly minP: number;
  readonly presencePenalty: number;
  readonly frequencyPenalty: number;
  readonly repetitionPenalty: number;
  readonly seed?: number;
  readonly stop: readonly string[];
  readonly stopTokens: readonly number[];
  readonly includeStop: boolean;
  readonly ignoreEnd: boolean;
  readonly biased: readonly number[];
  readonly stream: boolean;
  readonly includeUsage: boolean;
  readonly continuousUsage: boolean;
  readonly requestId?: string;
  readonly returnTokens: boolean;
  readonly echo: boolean;
}

const MOST_STOPS = 4;
const stopReader = either(text, list(text));

/** Reads the fields up to `max_tokens`, in the order in which vLLM reports what is wrong with them. */
export function readPenalties(fields: FieldReader) {
  return { frequencyPenalty: fields.take('frequency_penalty', float) ?? 0, biased: readBias(fields) };
}

/** Reads the fields from `n` on. */
export function readSampling(fields: FieldReader, version: string) {
  const n = fields.take('n', integer) ?? 1;
  const presencePenalty = fields.take('presence_penalty', float) ?? 0;
  readResponseFormat(fields);
  const seeded = fields.take('seed', seed);
  const stop = readStop(fields, isAtLeast(version, '0.32') ? MOST_STOPS : Infinity);
  const stream = fields.take('stream', bool) ?? false;
  const options = fields.take('stream_options', model) ?? {};
  const includeUsage = options.include_usage === true;
  return {
    n,
    presencePenalty,
    seed: seeded,
    stop,
    stream,
    includeUsage,
    continuousUsage: includeUsage && options.continuous_usage_stats === true,
    temperature: fields.take('temperature', float) ?? 1,
    topP: fields.take('top_p', float) ?? 1,
    topK: fields.take('top_k', integer) ?? 0,
    minP: fields.take('min_p', float) ?? 0,
    repetitionPenalty: fields.take('repetition_penalty', float) ?? 1,
    stopTokens: fields.take('stop_token_ids', list(integer)) ?? [],
    includeStop: fields.take('include_stop_str_in_output', bool, 'not null') ?? false,
    ignoreEnd: fields.take('ignore_eos', bool, 'not null') ?? false,
    minTokens: fields.take('min_tokens', integer, 'not null') ?? 0,
    requestId: fields.take('request_id', text, 'not null'),
    returnTokens: fields.take('return_token_ids', bool) ?? false,
    echo: fields.take('echo', bool) ?? false,
  };
}

function readBias(fields: FieldReader): number[] {
  return Object.keys(fields.take('logit_bias', dictionary) ?? {}).map(Number);
}

function readStop(fields: FieldReader, most: number): string[] {
  const given = fields.take('stop', stopReader) ?? [];
  const stop = typeof given === 'string' ? [given] : given;
  if (stop.length > most) {
    const input = fields.body.stop;
    const count = stop.length;
    fields.issues.push(
      { type: 'string_type', loc: 'body.stop', msg: 'Input should be a valid string', input },
      {
        type: 'too_long',
        loc: 'body.stop',
        msg: `List should have at most ${most} items after validation, not ${count}`,
        input,
        ctx: `{'field_type': 'List', 'max_length': ${most}, 'actual_length': ${count}}`,
      }
    );
  }
  return stop;
}

function readResponseFormat(fields: FieldReader): void {
  const input = fields.take('response_format', dictionary);
  const known = ['text', 'json_object', 'json_schema', 'structural_tag'];
  if (input === undefined || known.includes(String(input.type))) {
    return;
  }
  const loc = 'body.response_format';
  const literal = (expected: string): Issue => ({
    type: 'literal_error',
    loc: `${loc}.type`,
    msg: `Input should be ${expected}`,
    input: input.type,
    ctx: `{'expected': "${expected}"}`,
  });
  const missing = (name: string): Issue => ({ type: 'missing', loc: `${loc}.${name}`, msg: 'Field required', input });
  fields.issues.push(
    literal("'text', 'json_object' or 'json_schema'"),
    literal("'structural_tag'"),
    missing('format'),
    literal("'structural_tag'"),
    missing('structures'),
    missing('triggers')
  );
}
