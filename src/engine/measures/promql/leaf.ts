import { presenceSignal, signalById } from '../../signals/catalogue';
import type { Signal } from '../../signals/types';
import type { Part, RangeFunction, Where } from '../expression';
import { type IdentityLabel, targetLabels } from '../types';
import { matchersText, type PromQLContext } from './context';

export interface LeafRequest {
  readonly signal: string;
  /** Absent for the value at the instant. */
  readonly fn?: RangeFunction;
  readonly part?: Part | 'bucket';
  readonly where?: Where;
}

/** The series of one signal, every alias joined series by series, on vLLM targets only and with the labels that the grouping needs. */
export function leaf(request: LeafRequest, context: PromQLContext): string {
  const signal = signalById(request.signal);
  const [first, ...older] = signal.names.map(({ name }) => seriesText(name, request, signal, context));
  if (older.length === 0) {
    return ownTarget(first, signal, context);
  }
  const joined = older.reduce((left, right, i) => {
    // A histogram is replaced whole: bucket by bucket, an old name with other bounds would mix into the new one.
    const kept =
      request.part === 'bucket' ? `(${right} unless ignoring(le) ${newer(i, request, signal, context)})` : right;
    return `${left} or ${kept}`;
  }, first);
  return ownTarget(`(${joined})`, signal, context);
}

function newer(index: number, request: LeafRequest, signal: Signal, context: PromQLContext): string {
  const counts = signal.names
    .slice(0, index + 1)
    .map(({ name }) => seriesText(name, { ...request, part: 'count', where: undefined }, signal, context));
  return counts.length === 1 ? counts[0] : `(${counts.join(' or ')})`;
}

function seriesText(name: string, request: LeafRequest, signal: Signal, context: PromQLContext): string {
  const suffix = request.part ? `_${request.part}` : '';
  const extra = request.where ? [`${request.where.label}=~"${request.where.matches}"`] : [];
  const selector = `${name}${suffix}${matchersText(context, (label) => carries(signal, label), extra)}`;
  return request.fn ? `${request.fn}(${selector}[${context.window}])` : selector;
}

function carries(signal: Signal, label: IdentityLabel): boolean {
  return (targetLabels as readonly string[]).includes(label) || (signal.carries as readonly string[]).includes(label);
}

/** The semijoin of a signal that does not say itself which model or engine it belongs to, or whether it is vLLM's at all. */
function ownTarget(text: string, signal: Signal, context: PromQLContext): string {
  if (signal.ofScrape) {
    return text;
  }
  const lacksModel = !signal.carries.includes('model_name');
  const lacksEngine = !signal.carries.includes('engine');
  const on = [...targetLabels, ...(lacksModel && !lacksEngine ? ['engine'] : [])];
  const presence = signalById(presenceSignal);
  const present = presence.names[0].name + matchersText(context, () => true);
  if (lacksModel && context.by.includes('model_name')) {
    const labels = [...on, 'model_name'].join(', ');
    return `(${text} * on(${on.join(', ')}) group_left(model_name) group by (${labels}) (${present}))`;
  }
  const filtered =
    signal.generic ||
    (lacksModel && context.select.model_name !== undefined) ||
    (lacksEngine && context.select.engine !== undefined);
  return filtered ? `(${text} and on(${on.join(', ')}) ${present})` : text;
}
