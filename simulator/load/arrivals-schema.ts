import { z } from 'zod';
import { distributionIn, numberIn } from './distribution';

const seconds = { min: 0, max: 86_400 } as const;

const bursts = z
  .strictObject({
    /** A burst ends each stretch of this many seconds. */
    everySeconds: numberIn({ min: 0.1, max: 604_800 }),
    lengthSeconds: numberIn({ min: 0.1, max: 604_800 }),
    /** By which the rate is multiplied meanwhile. */
    factor: numberIn({ min: 0, max: 1000 }),
  })
  .superRefine(({ everySeconds, lengthSeconds }, context) => {
    if (lengthSeconds > everySeconds) {
      const message = `must be from 0.1 to everySeconds (${everySeconds})`;
      context.addIssue({ code: 'custom', path: ['lengthSeconds'], message });
    }
  });

const hourly = z.strictObject({
  /** Factor of the rate at each full hour, UTC; straight lines between them. */
  hourly: z
    .array(numberIn({ min: 0, max: 1000 }))
    .length(24, { error: 'must have 24 factors, the first for midnight UTC' })
    .refine((factors) => factors.some((factor) => factor > 0), { error: 'must have a factor above 0' }),
});

const wave = z.strictObject({
  /** How far the rate swings around its mean, as a share of it. */
  amplitude: numberIn({ min: 0, max: 1 }),
  /** Hour of the day, UTC, with the highest rate. */
  peakHour: numberIn({ min: 0, max: 24 }),
});

const open = z.strictObject({
  kind: z.literal('open'),
  /** Requests a second, before bursts and the time of day. */
  rate: numberIn({ min: 0.0001, max: 100_000 }),
  process: z.enum(['poisson', 'constant'], { error: 'must be poisson or constant' }).default('poisson'),
  bursts: bursts.optional(),
  day: z
    .union([hourly, wave], {
      error: 'must be {"hourly": 24 factors from 0 to 1000} or {"amplitude": 0 to 1, "peakHour": 0 to 24}',
    })
    .optional(),
});

const closed = z.strictObject({
  kind: z.literal('closed'),
  /** Sessions at a time; one that ends is followed by a new one. */
  sessions: numberIn({ min: 1, max: 100_000, integer: true }),
  /** Questions of a session; each repeats the whole conversation so far. */
  turns: distributionIn({ min: 1, max: 10_000 }),
  /** Between an answer and the next question. */
  thinkSeconds: distributionIn(seconds),
});

/** When requests come: at a rate that knows nothing of the answers, or each after the answer before it. */
export const arrivalsSchema = z.discriminatedUnion('kind', [open, closed], {
  error: 'must be {"kind": "open", "rate": …} or {"kind": "closed", "sessions": …}',
});

/** Arrivals at a rate that knows nothing of the answers. */
export type OpenArrivals = z.infer<typeof open>;

/** Sessions whose next request waits for the answer to the one before. */
export type ClosedArrivals = z.infer<typeof closed>;
