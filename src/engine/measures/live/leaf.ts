import { presenceSignal, signalById } from '../../signals/catalogue';
import type { Signal } from '../../signals/types';
import type { Part, RangeFunction, Where } from '../expression';
import { identityLabels, type Selection, targetLabels } from '../types';
import { rangeFunction } from './range-functions';
import type { SeriesReader } from './series';
import type { LiveContext } from './context';
import { orVector, type Sample, signature } from './vector';

export interface LiveLeaf {
  readonly signal: string;
  readonly fn?: RangeFunction;
  readonly part?: Part | 'bucket';
  readonly where?: Where;
}

/** The live counterpart of the PromQL leaf: aliases joined series by series, on vLLM targets, with the labels the grouping needs. */
export function liveLeaf(request: LiveLeaf, context: LiveContext): Sample[] {
  const signal = signalById(request.signal);
  let joined: Sample[] = [];
  signal.names.forEach(({ name }, i) => {
    const own = namedSeries(name, request, signal, context);
    joined = i === 0 ? own : joinOlder(joined, own, request, signal, i, context);
  });
  return ownTarget(joined, signal, context);
}

function joinOlder(
  newer: Sample[],
  older: Sample[],
  request: LiveLeaf,
  signal: Signal,
  index: number,
  context: LiveContext
): Sample[] {
  if (request.part !== 'bucket') {
    return orVector(newer, older);
  }
  const counts = signal.names
    .slice(0, index)
    .flatMap(({ name }) => namedSeries(name, { ...request, part: 'count', where: undefined }, signal, context));
  const replaced = new Set(counts.map(({ labels }) => signature(labels)));
  return orVector(
    newer,
    older.filter(({ labels }) => !replaced.has(signature(labels, undefined, 'le')))
  );
}

function namedSeries(name: string, request: LiveLeaf, signal: Signal, context: LiveContext): Sample[] {
  const full = request.part ? `${name}_${request.part}` : name;
  const vector = request.fn ? overRange(context.reader, full, request.fn, context) : [...context.reader.instant(full)];
  const selected = vector.filter(matching(context.select, signal));
  if (!request.where) {
    return selected;
  }
  const { label, matches } = request.where;
  const pattern = anchored(matches);
  return selected.filter(({ labels }) => pattern.test(labels[label] ?? ''));
}

function overRange(reader: SeriesReader, name: string, fn: RangeFunction, context: LiveContext): Sample[] {
  return reader.range(name).flatMap((window) => {
    const value = rangeFunction(fn, window, context.dialect);
    return value === undefined ? [] : [{ labels: window.labels, value }];
  });
}

function matching(select: Selection, signal?: Signal): (sample: Sample) => boolean {
  const tests = identityLabels.flatMap((label) => {
    const pattern = select[label];
    const carried =
      !signal ||
      (targetLabels as readonly string[]).includes(label) ||
      (signal.carries as readonly string[]).includes(label);
    return pattern === undefined || !carried ? [] : [{ label, pattern: anchored(pattern) }];
  });
  return ({ labels }) => tests.every(({ label, pattern }) => pattern.test(labels[label] ?? ''));
}

function anchored(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 's');
}

function ownTarget(vector: Sample[], signal: Signal, context: LiveContext): Sample[] {
  if (signal.ofScrape) {
    return vector;
  }
  const lacksModel = !signal.carries.includes('model_name');
  const lacksEngine = !signal.carries.includes('engine');
  const labelled = lacksModel && context.by.includes('model_name');
  const filtered =
    labelled ||
    signal.generic ||
    (lacksModel && context.select.model_name !== undefined) ||
    (lacksEngine && context.select.engine !== undefined);
  if (!filtered) {
    return vector;
  }
  const on = [...targetLabels, ...(lacksModel && !lacksEngine ? ['engine'] : [])];
  const present = context.reader.instant(signalById(presenceSignal).names[0].name).filter(matching(context.select));
  const models = new Map(present.map(({ labels }) => [signature(labels, on), labels.model_name]));
  return vector.flatMap(({ labels, value }) => {
    const key = signature(labels, on);
    if (!models.has(key)) {
      return [];
    }
    const model = models.get(key);
    return [{ labels: labelled && model !== undefined ? { ...labels, model_name: model } : labels, value }];
  });
}
