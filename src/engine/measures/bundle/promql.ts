import type { SignalId } from '../../signals/catalogue';
import { bucketRates, countRates, withBound } from '../leaf-request';
import { aggregateText } from '../promql/bounds';
import type { PromQLContext } from '../promql/context';
import { leaf } from '../promql/leaf';
import type { Measure } from '../types';

/** The label that tells the sum, the count and the shape from the buckets, which do not have it. */
export const partLabel = 'bundle_part';
export type BundlePart = 'sum' | 'count' | 'shape';

/**
 * The grouping (in order of the labels) of the bundle that answers a measure of one histogram; `undefined` where one of
 * its labels is the bundle's own.
 */
export function bundleGrouping({ expression, split = [] }: Measure, by: readonly string[]): string[] | undefined {
  const all = [...new Set([...by, ...split])].sort();
  // Buckets come by their bound in any case.
  const own = expression.op === 'buckets' ? all.filter((label) => label !== 'le') : all;
  return own.includes('le') || own.includes(partLabel) ? undefined : own;
}

/**
 * Everything about one histogram as one vector: the bucket rates summed by the grouping and `le`, and, marked by
 * `bundle_part`, the rates of `_sum` and `_count` and the shape. The shape is the number of bucket series for each
 * count series: the number of bounds of the group exactly when all of its engines have the same ones.
 */
export function bundleToPromQL(signal: SignalId, context: PromQLContext): string {
  const [buckets, counts] = [leaf(bucketRates(signal), context), leaf(countRates(signal), context)];
  const grouped = (fn: string, of: string) => aggregateText(fn, context.by, of);
  const marked = (part: BundlePart, of: string) => `label_replace(${of}, "${partLabel}", "${part}", "", "")`;
  return [
    aggregateText('sum', withBound(context.by), buckets),
    marked('sum', grouped('sum', leaf({ signal, fn: 'rate', part: 'sum' }, context))),
    marked('count', grouped('sum', counts)),
    marked('shape', `${grouped('count', buckets)} / ${grouped('count', counts)}`),
  ].join(' or ');
}
