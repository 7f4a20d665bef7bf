import { z } from 'zod';
import { arrivalsSchema } from './arrivals-schema';
import { distributionIn, numberIn } from './distribution';

const tokens = { min: 1, max: 1_000_000, integer: true } as const;
const share = numberIn({ min: 0, max: 1 });
const length = distributionIn({ min: 1, max: tokens.max });

const lora = z.strictObject({
  /** Share of the requests that ask for an adapter at all. */
  share: share.default(1),
  adapters: z
    .array(z.strictObject({ name: z.string().min(1), weight: numberIn({ min: 0.001, max: 1_000_000 }).default(1) }))
    .min(1, { error: 'must name at least one adapter' }),
});

/** What clients ask of an engine; plain data, as JSON has it. */
export const workloadSchema = z.strictObject({
  /** Becomes the `phase` of the records. */
  name: z.string().min(1).max(100).default('load'),
  arrivals: arrivalsSchema,
  /** Tokens that a request adds of its own: in a session, those of each turn's question. */
  promptTokens: length,
  /** Tokens of a reply that is not cut short. */
  replyTokens: length,
  /** A system prompt that requests have in common: one of `groups` different ones, in this share of the requests. */
  sharedPrefix: z
    .strictObject({
      tokens: numberIn(tokens),
      share: share.default(1),
      groups: numberIn({ min: 1, max: 100_000, integer: true }).default(1),
    })
    .optional(),
  /** Share of the requests that end at their limit because they ignore the end of text. */
  ignoreEosShare: share.default(0),
  /** Of the others, the likelihood that the model stops by itself; the rest runs into its limit. */
  stopProbability: share.default(1),
  lora: lora.optional(),
  /** Clients that close the stream after so many tokens. */
  abort: z.strictObject({ share, afterTokens: length }).optional(),
  /** Clients that read a stream no faster than this. */
  slowClient: z.strictObject({ share, tokensPerSecond: numberIn({ min: 0.1, max: 100_000 }) }).optional(),
  /** Prompts that do not fit the context, which the server refuses. */
  tooLong: z.strictObject({ share }).optional(),
});

/** A checked workload. */
export type Workload = z.infer<typeof workloadSchema>;

/** A workload as people write it: what has a default may be left out. */
export type WorkloadInput = z.input<typeof workloadSchema>;

/** A workload that cannot be: the message names the field and what is allowed. */
export class WorkloadError extends Error {
  override readonly name = 'WorkloadError';
}

/** Checks a workload. @throws WorkloadError that names each wrong field and its allowed range. */
export function parseWorkload(input: unknown): Workload {
  const parsed = workloadSchema.safeParse(input);
  if (!parsed.success) {
    throw new WorkloadError(parsed.error.issues.map(describeIssue).join('; '));
  }
  return parsed.data;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `unknown field ${issue.keys.map((key) => [...issue.path, key].join('.')).join(', ')}`;
  }
  if (issue.path.length === 0) {
    return 'a workload must be an object with arrivals, promptTokens and replyTokens';
  }
  return `${issue.path.map(String).join('.')} ${issue.message.replace(/^Invalid input: expected/, 'must be')}`;
}
