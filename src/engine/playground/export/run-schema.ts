import * as z from 'zod/mini';
import type { FailureKind } from '../../chat/types';
import type { RunRecord } from '../types';

const KINDS: { readonly [K in FailureKind]: K } = {
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  'unknown-model': 'unknown-model',
  'too-long': 'too-long',
  'bad-request': 'bad-request',
  'rate-limited': 'rate-limited',
  busy: 'busy',
  server: 'server',
  unreachable: 'unreachable',
  'not-a-stream': 'not-a-stream',
  'no-first-byte': 'no-first-byte',
  stalled: 'stalled',
  'error-event': 'error-event',
  malformed: 'malformed',
  aborted: 'aborted',
  'cut-off': 'cut-off',
};

const side = z.enum(['A', 'B']);
const text = z.string();
const number = z.number();
const count = z.int().check(z.minimum(0));
const some = z.optional(number);
/** Milliseconds since the epoch that a date can hold. */
const time = z.number().check(z.minimum(0), z.maximum(8.64e15));

const target = z.object({ side, datasource: text, name: text, model: text });

const settings = z.object({
  concurrency: count,
  rate: some,
  repeats: count,
  warmUp: count,
  maxTokens: count,
  ignoreEos: z.boolean(),
  temperature: some,
  seed: number,
  fresh: z.boolean(),
  together: z.boolean(),
  objectives: z.object({ ttft: some, tpot: some, e2e: some }),
});

const result = z.object({
  side,
  prompt: text,
  round: count,
  stream: count,
  due: number,
  sent: number,
  ended: number,
  ttft: some,
  tpot: some,
  gaps: z.array(number),
  promptTokens: z.optional(count),
  cachedTokens: z.optional(count),
  tokens: count,
  tokensAreCounted: z.boolean(),
  finish: z.optional(text),
  stopped: z.optional(z.literal(true)),
  failure: z.optional(z.object({ kind: z.enum(KINDS), message: text, status: some, retryAfter: some })),
  server: z.optional(z.object({ queue: some, prefill: some, decode: some, meanGap: some })),
});

const series = z
  .object({ side, measure: text, times: z.array(number), values: z.array(z.nullable(number)) })
  .check(z.refine(({ times, values }) => times.length === values.length));

/** An exported run. Its summaries are not read: they follow from the rest. */
export const runSchema: z.ZodMiniType<RunRecord> = z
  .object({
    id: text,
    began: time,
    ended: time,
    cancelled: z.boolean(),
    targets: z.array(target).check(z.minLength(1)),
    settings,
    prompts: z.array(text),
    results: z.array(result),
    series: z.array(series),
  })
  .check(
    z.refine(
      ({ targets, results, series }) => {
        const sides = new Set(targets.map((one) => one.side));
        return sides.size === targets.length && [...results, ...series].every((one) => sides.has(one.side));
      },
      { path: ['targets'] }
    )
  );
