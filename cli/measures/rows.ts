import type { Source } from '../../src/engine/exposition/types';
import { measures } from '../../src/engine/measures/catalogue/catalogue';
import { LiveEvaluator } from '../../src/engine/measures/live/evaluate';
import { measureToPromQL } from '../../src/engine/measures/promql/print';
import type { Measure } from '../../src/engine/measures/types';
import { formatDuration } from '../duration';

/** One value of one measure as the command prints it. */
export interface MeasureRow {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  /** NaN for "nothing to measure"; absent where the engine does not expose it. */
  readonly value?: number;
  readonly unit: string;
  readonly bounds?: { readonly lower: number; readonly upper: number };
  readonly promql: string;
}

export interface RowOptions {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly windowMs: number;
  readonly by: readonly string[];
}

/** Every measure of the catalogue at one instant; one without any value still has a row. */
export function measureRows(source: Source, { at, windowMs, by }: RowOptions): MeasureRow[] {
  const evaluator = new LiveEvaluator([source], { at, window: windowMs, by });
  return measures.flatMap((measure) => rowsOf(measure, evaluator, by, windowMs));
}

function rowsOf(measure: Measure, evaluator: LiveEvaluator, by: readonly string[], windowMs: number): MeasureRow[] {
  const promql = measureToPromQL(measure, { window: formatDuration(windowMs), by, select: {} });
  const shared = { id: measure.id, unit: measure.unit, promql };
  const values = evaluator.measure(measure);
  return values.length === 0
    ? [{ ...shared, labels: {} }]
    : values.map(({ labels, value, bounds }) => ({ ...shared, labels, value, ...(bounds ? { bounds } : {}) }));
}
