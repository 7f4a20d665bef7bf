import { isForeign, type Signal } from '../signals/types';
import { type Question, presenceConditions } from './conditions';
import type { Expression, Part, RangeFunction, Where } from './expression';
import { type LabelFilter, targetLabels } from './types';

/** The series that one place of a formula reads, and what is made of each. */
export interface LeafRequest {
  readonly signal: string;
  /** Absent for the value at the instant. */
  readonly fn?: RangeFunction;
  readonly part?: Part | 'bucket';
  readonly where?: Where | readonly Where[];
  /** Of `quantile_over_time`. */
  readonly q?: number;
}

/** What a formula's own leaf reads. */
export function requestOf({
  op,
  signal,
  part,
  where,
  ...more
}: Extract<Expression, { op: 'value' | RangeFunction }>): LeafRequest {
  return { signal, part, where, ...(op !== 'value' && { fn: op }), ...('q' in more && { q: more.q }) };
}

/** Whether a request gives readings of the signal itself, and not how they change. */
export function hasReadings({ fn, part }: LeafRequest): boolean {
  return part === undefined && (fn === undefined || fn.endsWith('_over_time'));
}

/** The conditions of a request on labels that are not the question's. */
export function whereConditions({ where = [] }: LeafRequest): LabelFilter[] {
  return [where].flat().map(({ label, matches, not }) => {
    const plain = /^\w+$/.test(matches);
    const op = not ? (plain ? '!=' : '!~') : plain ? '=' : '=~';
    return { label, op, value: matches };
  });
}

/** The cumulative buckets of a histogram, as rates. */
export function bucketRates(signal: string, where?: Where): LeafRequest {
  return { signal, fn: 'rate', part: 'bucket', where };
}

/** All observations of a histogram, as rates. */
export function countRates(signal: string): LeafRequest {
  return { signal, fn: 'rate', part: 'count' };
}

/** The series whose label is a number. */
export function numericLabel(signal: string, label: string): LeafRequest {
  return { signal, where: { label, matches: '[0-9.eE+]+' } };
}

/** What a newer name must have to stand for an older one: the same, and the observations where buckets are asked for. */
export function replacing(request: LeafRequest): LeafRequest {
  return request.part === 'bucket' ? { ...request, part: 'count', where: undefined } : request;
}

/** The grouping labels and `le`. */
export function withBound(by: readonly string[]): readonly string[] {
  return by.includes('le') ? by : [...by, 'le'];
}

/** How a signal's series find the presence series of their own engine. */
export interface PresenceJoin {
  readonly on: readonly string[];
  /** True where they take the model's name from it. */
  readonly addsModel: boolean;
}

/**
 * The join of a signal that does not say itself which model or engine it belongs to, or whether it is vLLM's at all;
 * `undefined` where nothing asks for it.
 */
export function presenceJoin(signal: Signal, question: Question): PresenceJoin | undefined {
  if (signal.ofScrape || isForeign(signal)) {
    return undefined;
  }
  const lacksModel = !signal.carries.includes('model_name');
  const lacksEngine = !signal.carries.includes('engine');
  const asked = presenceConditions(question).map(({ label }) => label);
  const addsModel = lacksModel && question.by.includes('model_name');
  const needed =
    addsModel ||
    signal.generic ||
    (lacksModel && asked.includes('model_name')) ||
    (lacksEngine && asked.includes('engine'));
  return needed ? { on: [...targetLabels, ...(lacksModel && !lacksEngine ? ['engine'] : [])], addsModel } : undefined;
}
