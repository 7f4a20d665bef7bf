import { signalById } from '../signals/catalogue';
import { sourceIds } from '../signals/sources';
import { isForeign, type Signal, type SourceId } from '../signals/types';
import type { Expression } from './expression';
import type { Measure } from './types';

/** Signals without which a measure has no value. */
export function neededSignals(measure: Measure): Signal[] {
  return [...new Set(measure.needs ?? signalsOf(measure.expression))].map(signalById);
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
    ...labelVersions(measure.expression),
  ]
    .sort(byVersion)
    .pop();
  const reasons = new Set(signals.flatMap(({ absentWhen }) => (absentWhen ? [absentWhen] : [])));
  return [...(since ? [`Needs vLLM ${since} or newer.`] : []), ...reasons].join(' ');
}

function signalsOf(expression: Expression): string[] {
  if ('signal' in expression) {
    return [expression.signal];
  }
  if ('left' in expression) {
    return [...signalsOf(expression.left), ...signalsOf(expression.right)];
  }
  return signalsOf(expression.of);
}

function labelVersions(expression: Expression): string[] {
  if (expression.op === 'label') {
    const { labels = [] } = signalById(expression.signal);
    return labels.flatMap(({ name, since }) => (name === expression.label && since ? [since] : []));
  }
  if ('left' in expression) {
    return [...labelVersions(expression.left), ...labelVersions(expression.right)];
  }
  return 'of' in expression ? labelVersions(expression.of) : [];
}

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  return left.map((part, i) => part - (right[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
