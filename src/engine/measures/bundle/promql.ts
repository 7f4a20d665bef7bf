import { type SignalId, signalById } from '../../signals/catalogue';
import { ownConditions } from '../conditions';
import { bucketRates, withBound } from '../leaf-request';
import { aggregateText, boundPattern } from '../promql/bounds';
import type { PromQLContext } from '../promql/context';
import { aggregatedLeaf, namesOf } from '../promql/leaf';
import { selectorText } from '../promql/selector';
import type { Measure } from '../types';

/**
 * The grouping (in order of the labels) of the bundle that answers a measure of one histogram; `undefined` where one of
 * its labels is the bundle's own.
 */
export function bundleGrouping({ expression, split = [] }: Measure, by: readonly string[]): string[] | undefined {
  const all = [...new Set([...by, ...split])].sort();
  // Buckets come by their bound in any case.
  const own = expression.op === 'buckets' ? all.filter((label) => label !== 'le') : all;
  return own.includes('le') ? undefined : own;
}

/**
 * All that is asked of one histogram's buckets as one vector: their rates summed by the grouping and `le`; with a bound,
 * of that bucket and the last one alone.
 */
export function bundleToPromQL(signal: SignalId, context: PromQLContext, bound?: number): string {
  const where = bound === undefined ? undefined : { label: 'le', matches: bucketsUpTo(bound) };
  return aggregatedLeaf('sum', bucketRates(signal, where), withBound(context.by), context);
}

/**
 * Formulas of how many samples the bucket of a bound and the last one have, by `le`, one for each name of the signal.
 * @param range how far back, as PromQL writes it.
 */
export function boundSamplesToPromQL(
  signalId: SignalId,
  context: PromQLContext,
  bound: number,
  range: string
): string[] {
  const signal = signalById(signalId);
  const conditions = [...ownConditions(signal, context), { label: 'le', op: '=~', value: bucketsUpTo(bound) } as const];
  return namesOf(signal, context).map(({ name }) => {
    const samples = `count_over_time(${selectorText(`${name}_bucket`, conditions)}[${range}])`;
    return aggregateText('sum', ['le'], samples);
  });
}

function bucketsUpTo(bound: number): string {
  return `${boundPattern(bound)}|\\+Inf`;
}
