import type { SignalId } from '../signals/catalogue';

/** Functions over the samples of one series in a window; they follow Prometheus' functions of the same name. */
export type RangeFunction =
  | 'rate'
  | 'increase'
  | 'deriv'
  | 'resets'
  | 'changes'
  | 'min_over_time'
  | 'max_over_time'
  | 'avg_over_time'
  | 'quantile_over_time';

/** Which series of a histogram or summary is meant; counters and gauges have no parts. */
export type Part = 'count' | 'sum';

/** Keeps the series whose label matches a regular expression, anchored at both ends as in PromQL; with `not` all others. */
export interface Where {
  readonly label: string;
  readonly matches: string;
  readonly not?: boolean;
}

/**
 * A number that an operator may choose, such as a bucket bound or a price: `param` names it, `default` (a bucket bound in
 * the signal's unit) stands in until then.
 */
export interface Objective {
  readonly param: string;
  readonly default: number;
}

interface OfSignal {
  readonly signal: SignalId;
  /** One condition, or several that must all be met. */
  readonly where?: Where | readonly Where[];
}

/**
 * A measure's formula as plain data. Every leaf is summed up by an `aggregate`, a quantile or a `within`, whose result
 * carries the grouping labels that the caller asks for, and no others.
 */
export type Expression =
  | ({ readonly op: 'value'; readonly part?: Part } & OfSignal)
  | ({
      readonly op: RangeFunction;
      readonly part?: Part;
      /** Of `quantile_over_time` only, and always there: 0 to 1. */
      readonly q?: number;
    } & OfSignal)
  | { readonly op: 'label'; readonly signal: SignalId; readonly label: string }
  | {
      readonly op: 'aggregate';
      readonly fn: 'sum' | 'min' | 'max' | 'avg' | 'count';
      /** `group`: the caller's grouping; `target` and `engine`: one value for each of them, whatever the grouping. */
      readonly by: 'group' | 'target' | 'engine';
      readonly of: Expression;
    }
  /** The cumulative buckets of a histogram as rates, summed by the caller's grouping and `le`. */
  | { readonly op: 'buckets'; readonly signal: SignalId }
  | { readonly op: 'quantile'; readonly q: number; readonly signal: SignalId }
  | { readonly op: 'bound'; readonly side: 'lower' | 'upper'; readonly q: number; readonly signal: SignalId }
  | { readonly op: 'within'; readonly signal: SignalId; readonly objective: Objective }
  | { readonly op: 'add' | 'subtract' | 'multiply' | 'divide'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'atLeast'; readonly of: Expression; readonly min: number }
  | { readonly op: 'times'; readonly of: Expression; readonly factor: number | Objective }
  /** 1 where the comparison holds, 0 where it does not. */
  | { readonly op: 'is'; readonly of: Expression; readonly than: Comparison; readonly value: number }
  /** Seconds from a unix time to the instant. */
  | { readonly op: 'age'; readonly of: Expression };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** What fraction of requests may miss an objective, as the factor 1 ÷ (1 − target): 100 for a target of 99 %. */
export const burnFactor: Objective = { param: 'slo_burn', default: 100 };

/** `fn` summed (or else aggregated) to the caller's grouping. */
export function aggregate(
  fn: 'sum' | 'min' | 'max' | 'avg' | 'count',
  of: Expression,
  by: 'group' | 'target' | 'engine' = 'group'
): Expression {
  return { op: 'aggregate', fn, by, of };
}

/** Sum of a gauge over the group. */
export function total(signal: SignalId, where?: Where | readonly Where[]): Expression {
  return aggregate('sum', { op: 'value', signal, where });
}

/** Per-second rate of a counter (or of a histogram's `count` or `sum`), summed over the group. */
export function rate(signal: SignalId, options: { part?: Part; where?: Where | readonly Where[] } = {}): Expression {
  return aggregate('sum', { op: 'rate', signal, ...options });
}

/** Mean of a histogram over the window: `rate(sum) / rate(count)`, NaN where nothing was observed. */
export function mean(signal: SignalId): Expression {
  return divide(rate(signal, { part: 'sum' }), rate(signal, { part: 'count' }));
}

/** `left / right`, matched on the grouping labels. */
export function divide(left: Expression, right: Expression): Expression {
  return { op: 'divide', left, right };
}

/** `of` times a factor, which may be one that an operator chooses. */
export function times(of: Expression, factor: number | Objective): Expression {
  return { op: 'times', of, factor };
}

/** `left - right`, matched on the grouping labels. */
export function subtract(left: Expression, right: Expression): Expression {
  return { op: 'subtract', left, right };
}

/** `left + right`, matched on the grouping labels. */
export function add(left: Expression, right: Expression): Expression {
  return { op: 'add', left, right };
}

/** `left * right`, matched on the grouping labels. */
export function multiply(left: Expression, right: Expression): Expression {
  return { op: 'multiply', left, right };
}

/** `of`, and 0 for the groups of `like` in which `of` has no series (an error counter before the first error). */
export function orZero(of: Expression, like: Expression): Expression {
  return { op: 'or', left: of, right: times(like, 0) };
}
