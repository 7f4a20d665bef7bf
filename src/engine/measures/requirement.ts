import { type SignalId, signalById } from '../signals/catalogue';
import { sourceIds } from '../signals/sources';
import { isForeign, type Signal, type SourceId } from '../signals/types';
import type { Expression } from './expression';
import type { Measure } from './types';

/** Every signal that a formula reads. */
export function signalsIn(expression: Expression): Signal[] {
  return signalsOf(expression).map(signalById);
}

/** In a person's words that it takes a version of vLLM, such as `0.24.0`. */
export function versionNeeded(since: string): string {
  return `Needs vLLM ${since} or newer.`;
}

/** Signals without which a measure has no value. */
export function neededSignals(measure: Measure): Signal[] {
  return [...new Set(measure.needs ?? signalsOf(measure.expression))].map(signalById);
}

/** The labels that must be numbers for a measure to have a value, with their signals. */
export function neededLabels(measure: Measure): Array<{ readonly signal: string; readonly label: string }> {
  return measure.needs ? [] : labelsIn(measure.expression).filter(({ since }) => since);
}

/** The programs whose pages a measure is read from, the engine first. */
export function sourcesOf(measure: Measure): SourceId[] {
  const found = signalsOf(measure.expression).map((id) => signalById(id).from ?? 'engine');
  return sourceIds.filter((id) => found.includes(id));
}

/** What it takes for a measure to have a value, in a person's words; empty where every engine with statistics has it. */
export function requirement(measure: Measure): string {
  const signals = neededSignals(measure);
  const since = [
    ...signals.filter((signal) => !isForeign(signal)).map(({ names }) => names[names.length - 1].since ?? ''),
    ...labelsIn(measure.expression).map(({ since }) => since ?? ''),
  ]
    .sort(byVersion)
    .pop();
  const reasons = [...new Set(signals.flatMap(({ absentWhen }) => (absentWhen ? [absentWhen] : [])))];
  // A flag that is needed tells more than a version that most have.
  const needs = reasons.filter((reason) => reason.startsWith('Needs '));
  const others = reasons.filter((reason) => !needs.includes(reason));
  return [...needs, ...(since ? [versionNeeded(since)] : []), ...others].join(' ');
}

/** The same by their ids, once for each place. */
export function signalsOf(expression: Expression): SignalId[] {
  if ('signal' in expression) {
    return [expression.signal];
  }
  if ('left' in expression) {
    return [...signalsOf(expression.left), ...signalsOf(expression.right)];
  }
  return signalsOf(expression.of);
}

interface ReadLabel {
  readonly signal: string;
  readonly label: string;
  /** The version that brought it, where that is later than its signal's. */
  readonly since?: string;
}

function labelsIn(expression: Expression): ReadLabel[] {
  if (expression.op === 'label') {
    const { signal, label } = expression;
    return [{ signal, label, since: signalById(signal).labels?.find(({ name }) => name === label)?.since }];
  }
  if (expression.op === 'or') {
    // The right side stands in for what older engines lack.
    return labelsIn(expression.right);
  }
  if ('left' in expression) {
    return [...labelsIn(expression.left), ...labelsIn(expression.right)];
  }
  return 'of' in expression ? labelsIn(expression.of) : [];
}

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  return left.map((part, i) => part - (right[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
