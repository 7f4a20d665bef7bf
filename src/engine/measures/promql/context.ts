import type { Question } from '../conditions';

/** What a formula needs to become PromQL; selection and filters may have dashboard variables in them. */
export interface PromQLContext extends Question {
  /** The range of `rate` and its like, e.g. `5m` or `$__rate_interval`. */
  readonly window: string;
  /** Chosen numbers by parameter name, bucket bounds among them: a number, or a dashboard variable such as `$ttft_objective`. */
  readonly objectives?: Readonly<Record<string, number | string>>;
}
