import { presenceSignal, signalById } from '../../signals/catalogue';
import type { Signal } from '../../signals/types';
import { ownConditions, presenceConditions } from '../conditions';
import { hasReadings, type LeafRequest, presenceJoin, replacing, whereConditions } from '../leaf-request';
import type { PromQLContext } from './context';
import { selectorText } from './selector';

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
    .map(({ name }) => seriesText(name, replacing(request), signal, context));
  return counts.length === 1 ? counts[0] : `(${counts.join(' or ')})`;
}

function seriesText(name: string, request: LeafRequest, signal: Signal, context: PromQLContext): string {
  const { part, fn, q } = request;
  const conditions = [...ownConditions(signal, context), ...whereConditions(request)];
  const selector = selectorText(part ? `${name}_${part}` : name, conditions);
  const range = `${selector}[${context.window}]`;
  const text =
    fn === 'changes'
      ? changesText(range)
      : fn
        ? `${fn}(${q === undefined ? '' : `${q}, `}${range})`
        : selector;
  return signal.below === undefined || !hasReadings(request) ? text : `(${text} < ${signal.below})`;
}

/** VictoriaMetrics counts the first sample of a new series as a change; where all are equal, nothing changed. */
function changesText(range: string): string {
  return `(changes(${range}) * (max_over_time(${range}) != bool min_over_time(${range})))`;
}

function ownTarget(text: string, signal: Signal, context: PromQLContext): string {
  const join = presenceJoin(signal, context);
  if (!join) {
    return text;
  }
  const present = selectorText(signalById(presenceSignal).names[0].name, presenceConditions(context));
  const on = join.on.join(', ');
  return join.addsModel
    ? `(${text} * on(${on}) group_left(model_name) group by (${on}, model_name) (${present}))`
    : `(${text} and on(${on}) ${present})`;
}
