import type { Question } from '../conditions';
import type { Recording } from './records';

/** What a formula needs to become PromQL; selection and filters may have dashboard variables in them. */
export interface PromQLContext extends Question {
  /** The range of `rate` and its like, e.g. `5m` or `$__rate_interval`. */
  readonly window: string;
  /** Chosen numbers by parameter name, bucket bounds among them: a number, or a dashboard variable such as `$ttft_objective`. */
  readonly objectives?: Readonly<Record<string, number | string>>;
  /** True for the value at the last instant at all instants, which is read once: for what seldom changes. */
  readonly atEnd?: boolean;
  /** Older names of signals that no series is known by: they are not asked for. */
  readonly absent?: ReadonlySet<string>;
  /** Reads from recorded series, whose window is then this one. */
  readonly recording?: Recording;
  /** The id of the measure that is printed, and the labels that split it. */
  readonly measure?: string;
  readonly split?: readonly string[];
}
