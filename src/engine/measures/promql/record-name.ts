import { signalById } from '../../signals/catalogue';
import { requestOf, whereConditions } from '../leaf-request';
import type { PromQLContext } from './context';
import type { Recordable } from './records';

/** The name of a recorded series: `level:metric:operations`, the labels that split it as part of the level. */
export function recordName(
  of: Recordable,
  { window, measure }: PromQLContext,
  level: string,
  split: readonly string[]
): string {
  const own = [level, ...split].join('_');
  if (of.op === 'buckets') {
    return `${own}:${metricOf(of.signal)}_bucket:rate${window}`;
  }
  const leaf = of.of;
  switch (leaf.op) {
    case 'label':
      return `${own}:${metricOf(leaf.signal)}_${leaf.label}:${of.fn}`;
    case 'value':
      return `${own}:${metricOf(leaf.signal)}${suffixOf(leaf)}:${of.fn}`;
    case 'rate':
    case 'increase':
    case 'changes':
    case 'resets':
    case 'max_over_time':
    case 'min_over_time':
    case 'avg_over_time':
      return `${own}:${metricOf(leaf.signal)}${suffixOf(leaf)}:${of.fn === 'sum' ? '' : `${of.fn}_`}${leaf.op}${window}`;
    default:
      return `${own}:vllm_${measure}:${of.fn}${window}`;
  }
}

/** The newest name of a signal without what marks its kind; colons are kept for levels. */
function metricOf(id: string): string {
  const [{ name }] = signalById(id).names;
  return name.replace(/_total$|_info$/, '').replace(/:/g, '_');
}

function suffixOf(leaf: Parameters<typeof requestOf>[0]): string {
  const request = requestOf(leaf);
  const where = whereConditions(request).map(
    ({ op, value }) => `_${op.startsWith('!') ? 'not_' : ''}${value.replace(/\W+/g, '_')}`
  );
  return [request.part ? `_${request.part}` : '', ...where].join('');
}
