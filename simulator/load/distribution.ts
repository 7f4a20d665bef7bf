import { z } from 'zod';
import { type Random } from '../core/random';

/** The 95th percentile of the standard normal distribution. */
const Z95 = 1.6448536269514722;

/** Where numbers of a kind may lie, both ends included. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
}

/** A number in a range; the message says which. */
export function numberIn({ min, max, integer = false }: Range) {
  const error = `must be ${integer ? 'a whole number' : 'a number'} from ${min} to ${max}`;
  const number = z.number({ error }).min(min, { error }).max(max, { error });
  return integer ? number.int({ error }) : number;
}

/**
 * How a length or a time is distributed, in the unit of the field that has it. A bare number stands for a constant.
 * `lognormal` is told by its median and 95th percentile, the form that measured lengths are known in.
 */
export function distributionIn(range: Range) {
  const value = numberIn(range);
  const values = z
    .array(value, { error: 'must be a list of numbers' })
    .min(1, { error: 'must have at least one value' });
  const kinds = z.discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('constant'), value }),
      z.strictObject({ kind: z.literal('uniform'), min: value, max: value }).superRefine(({ min, max }, context) => {
        if (min > max) {
          context.addIssue({ code: 'custom', path: ['max'], message: `must be from min (${min}) to ${range.max}` });
        }
      }),
      z
        .strictObject({ kind: z.literal('lognormal'), median: value, p95: value })
        .superRefine(({ median, p95 }, context) => {
          if (median <= 0 || p95 < median) {
            const message = `must be from the median (${median}, above 0) to ${range.max}`;
            context.addIssue({ code: 'custom', path: ['p95'], message });
          }
        }),
      z.strictObject({ kind: z.literal('empirical'), values }),
    ],
    {
      error:
        `must be a number from ${range.min} to ${range.max}, ` +
        'or {"kind": …} with constant, uniform, lognormal or empirical',
    }
  );
  return z.preprocess((given) => (typeof given === 'number' ? { kind: 'constant', value: given } : given), kinds);
}

/** A distribution that has been checked. */
export type Distribution = z.infer<ReturnType<typeof distributionIn>>;

/** One number of the distribution. */
export function draw(distribution: Distribution, random: Random): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.value;
    case 'uniform':
      return distribution.min + (distribution.max - distribution.min) * random.uniform();
    case 'lognormal':
      return distribution.median * Math.exp((Math.log(distribution.p95 / distribution.median) / Z95) * random.normal());
    case 'empirical':
      return distribution.values[random.below(distribution.values.length)];
  }
}

/** A whole number of the distribution, at least 1; each whole number of a uniform one is equally likely. */
export function drawCount(distribution: Distribution, random: Random): number {
  const { kind } = distribution;
  if (kind === 'uniform') {
    const first = Math.ceil(distribution.min);
    return Math.max(1, first + random.below(Math.max(1, Math.floor(distribution.max) - first + 1)));
  }
  return Math.max(1, Math.round(draw(distribution, random)));
}
