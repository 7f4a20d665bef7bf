import type { SignalId } from '../../signals/catalogue';
import { boundOf } from '../live/histogram';
import type { Measure } from '../types';
import type { BundleSeries } from './read';

/** A share within an objective: the histogram, and the bound that is asked for. */
export interface Share {
  readonly signal: SignalId;
  readonly bound: number;
}

/** What a measure is the share of, where it is one. */
export function shareOf({ expression }: Measure, objectives: Readonly<Record<string, number>>): Share | undefined {
  if (expression.op !== 'within') {
    return undefined;
  }
  const { signal, objective } = expression;
  return { signal, bound: objectives[objective.param] ?? objective.default };
}

/**
 * Whether every engine has a bound whenever it has a histogram at all, by the answers to `boundSamplesToPromQL`: a page
 * that has any bucket has the last one, so that equal numbers of samples are samples of the same pages. Only then is the
 * share of all engines that of those that have the bound.
 */
export function allHaveBound(answers: ReadonlyArray<readonly BundleSeries[]>): boolean {
  return answers.every((series) => {
    const samples = (last: boolean) =>
      series
        .filter(({ labels }) => (boundOf(labels.le) === Infinity) === last)
        .reduce((sum, { values }) => sum + (values[0] ?? 0), 0);
    return samples(true) === samples(false);
  });
}
