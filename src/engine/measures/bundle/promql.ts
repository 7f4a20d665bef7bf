import type { SignalId } from '../../signals/catalogue';
import { bucketRates, withBound } from '../leaf-request';
import type { PromQLContext } from '../promql/context';
import { aggregatedLeaf } from '../promql/leaf';
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

/** All that is asked of one histogram's buckets as one vector: their rates summed by the grouping and `le`. */
export function bundleToPromQL(signal: SignalId, context: PromQLContext): string {
  return aggregatedLeaf('sum', bucketRates(signal), withBound(context.by), context);
}
