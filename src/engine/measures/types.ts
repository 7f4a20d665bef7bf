import type { SignalId } from '../signals/catalogue';
import type { Unit } from '../signals/types';
import type { Expression } from './expression';

/** Labels that say where a value comes from. An engine is `cluster?, namespace?, job, instance, engine?`. */
export const identityLabels = ['cluster', 'namespace', 'job', 'instance', 'engine', 'model_name'] as const;
export type IdentityLabel = (typeof identityLabels)[number];

/** The labels of a scrape target: what a series has even where the page gives none. */
export const targetLabels = ['cluster', 'namespace', 'job', 'instance'] as const satisfies readonly IdentityLabel[];

/** Which engines are meant: anchored regular expressions by label; a label left out matches everything. */
export type Selection = Partial<Record<IdentityLabel, string>>;

/** A condition on a label as PromQL writes it: `label op "value"`; regular expressions are anchored at both ends. */
export interface LabelFilter {
  readonly label: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export type Topic =
  | 'traffic'
  | 'latency'
  | 'capacity'
  | 'cache'
  | 'decoding'
  | 'tokens'
  | 'cost'
  | 'errors'
  | 'engine'
  | 'gpu'
  | 'host'
  | 'kubernetes'
  | 'gateway';

/** From which value on it is worth a look, and from which it is bad; `below` turns the direction round. */
export interface Thresholds {
  readonly warn: number;
  readonly bad: number;
  readonly direction: 'above' | 'below';
}

/** One number that the product shows, alerts on, exports or reasons about. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly topic: Topic;
  readonly unit: Unit;
  /** The question that it answers. */
  readonly question: string;
  /** What it means and how it is computed. */
  readonly meaning: string;
  /** What a good value looks like. */
  readonly good: string;
  /** What to do about a bad one. */
  readonly advice: string;
  readonly expression: Expression;
  /** Labels beyond the caller's grouping that always split the result. */
  readonly split?: readonly string[];
  /** The bucket that a quantile fell into: its value lies in (lower, upper]. */
  readonly bounds?: { readonly lower: Expression; readonly upper: Expression };
  readonly thresholds?: Thresholds;
  /** Signals without which it has no value; by default every signal of the expression. */
  readonly needs?: readonly SignalId[];
  /** True where no traffic leaves it undefined (NaN) rather than 0. */
  readonly undefinedWhenIdle?: boolean;
}
