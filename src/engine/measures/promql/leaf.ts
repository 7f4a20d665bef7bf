import { presenceSignal, signalById } from '../../signals/catalogue';
import type { Alias, Signal } from '../../signals/types';
import { ownConditions, presenceConditions } from '../conditions';
import { hasReadings, type LeafRequest, presenceJoin, replacing, whereConditions } from '../leaf-request';
import { aggregateText } from './bounds';
import type { PromQLContext } from './context';
import { selectorText } from './selector';

/** Keeps what was made of a signal's names apart until it is put together. */
const aliasLabel = 'name_of_signal';

/** The series of one signal, every alias joined series by series, on vLLM targets only and with the labels that the grouping needs. */
export function leaf(request: LeafRequest, context: PromQLContext): string {
  return ownTarget(anyTarget(request, context), signalById(request.signal), context);
}

/** The same series, whether or not their target is one of those that are asked for. */
export function anyTarget(request: LeafRequest, context: PromQLContext): string {
  const signal = signalById(request.signal);
  const names = namesOf(signal, context).map(({ name }, i) =>
    // Series by series, `or` alone lets the newest name win.
    request.part === 'bucket' ? unreplaced(i, request, signal, context) : seriesText(name, request, signal, context)
  );
  return names.length > 1 ? `(${names.join(' or ')})` : names[0];
}

/**
 * The same series aggregated by labels. Several names are aggregated name by name first: to tell hundreds of series apart
 * at every step costs Prometheus more than their rates.
 */
export function aggregatedLeaf(
  fn: 'sum' | 'min' | 'max' | 'count',
  request: LeafRequest,
  labels: readonly string[],
  context: PromQLContext
): string {
  const signal = signalById(request.signal);
  const [newest, ...older] = namesOf(signal, context).map((_, i) =>
    aggregateText(fn, labels, ownTarget(unreplaced(i, request, signal, context), signal, context))
  );
  const marked = older.map((text, i) => `label_replace(${text}, "${aliasLabel}", "${i + 1}", "", "")`);
  return older.length === 0
    ? newest
    : aggregateText(fn === 'count' ? 'sum' : fn, labels, [newest, ...marked].join(' or '));
}

/**
 * The series of a signal's name that no newer one stands for. A histogram is replaced whole: bucket by bucket, an old
 * name with other bounds would mix into the new one.
 */
function unreplaced(index: number, request: LeafRequest, signal: Signal, context: PromQLContext): string {
  const [own, ...newer] = namesOf(signal, context)
    .slice(0, index + 1)
    .reverse()
    .map(({ name }, i) => seriesText(name, i === 0 ? request : replacing(request), signal, context));
  if (newer.length === 0) {
    return own;
  }
  const unless = request.part === 'bucket' ? 'unless ignoring(le)' : 'unless';
  return `(${own} ${unless} ${newer.length > 1 ? `(${newer.join(' or ')})` : newer[0]})`;
}

/** The newest name, and of the older ones those that may have series. */
export function namesOf({ names: [newest, ...older] }: Signal, { absent }: PromQLContext): Alias[] {
  return [newest, ...older.filter(({ name }) => !absent?.has(name))];
}

function seriesText(name: string, request: LeafRequest, signal: Signal, context: PromQLContext): string {
  const { part, fn, q } = request;
  const conditions = [...ownConditions(signal, context), ...whereConditions(request)];
  const selector = selectorText(part ? `${name}_${part}` : name, conditions);
  const range = pinned(`${selector}[${context.window}]`, context);
  const text =
    fn === 'changes'
      ? changesText(range)
      : fn
        ? `${fn}(${q === undefined ? '' : `${q}, `}${range})`
        : pinned(selector, context);
  return signal.below === undefined || !hasReadings(request) ? text : `(${text} < ${signal.below})`;
}

/** A selector whose instant is the last one, where the context says so. */
export function pinned(selector: string, { atEnd }: Pick<PromQLContext, 'atEnd'>): string {
  return atEnd ? `${selector} @ end()` : selector;
}

/** VictoriaMetrics counts the first sample of a new series as a change; where none deviates, nothing changed. */
function changesText(range: string): string {
  return `(changes(${range}) * (stdvar_over_time(${range}) > bool 0))`;
}

function ownTarget(text: string, signal: Signal, context: PromQLContext): string {
  const join = presenceJoin(signal, context);
  if (!join) {
    return text;
  }
  const present = pinned(selectorText(signalById(presenceSignal).names[0].name, presenceConditions(context)), context);
  const on = join.on.join(', ');
  return join.addsModel
    ? `(${text} * on(${on}) group_left(model_name) group by (${on}, model_name) (${present}))`
    : `(${text} and on(${on}) ${present})`;
}
