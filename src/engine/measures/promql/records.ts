import type { PromQLContext } from './context';
import { levelConditions } from '../conditions';
import type { Expression } from '../expression';
import { signalsIn } from '../requirement';
import { aggregateText } from './bounds';
import { pinned } from './leaf';
import { recordName } from './record-name';
import { selectorText } from './selector';

/** A sum, extreme or count of which those of greater groups can be made, or the buckets of a histogram. */
export type Recordable = Extract<Expression, { op: 'aggregate' | 'buckets' }>;

/** A series that a recording rule keeps: a formula by the labels of its level and by labels of its own. */
export interface RecordedSeries {
  /** `level:metric:operations`, as Prometheus recommends. */
  readonly name: string;
  readonly of: Recordable;
  /** The range of its rates, such as `5m`. */
  readonly window: string;
  /** Labels beside those of the level. */
  readonly split: readonly string[];
}

/** How measures are read from recorded series instead of an engine's own. */
export interface Recording {
  /** First part of the series' names. */
  readonly level: string;
  /** Labels that every recorded series keeps: nothing else can be selected or grouped by. */
  readonly labels: readonly string[];
  /** Told of every series that is read. */
  readonly reads?: (series: RecordedSeries) => void;
}

/** Whether a formula can be recorded by a level and put together again from it. */
export function isRecordable(expression: Expression): expression is Recordable {
  return (
    expression.op === 'buckets' ||
    (expression.op === 'aggregate' && expression.by === 'group' && expression.fn !== 'avg')
  );
}

/**
 * A formula put together from its recorded series; `le`, where given, keeps the buckets of that bound alone and sums
 * them. Throws a `RangeError` for labels that the level does not keep.
 */
export function recordedText(of: Recordable, context: PromQLContext, recording: Recording, le?: string): string {
  const { by, split = [], window } = context;
  const own = of.op === 'buckets' ? [...split, 'le'] : split;
  const lost = by.find((label) => !recording.labels.includes(label) && !own.includes(label));
  if (lost !== undefined) {
    throw new RangeError(`recorded series of the level "${recording.level}" have no label "${lost}"`);
  }
  const series = { name: recordName(of, context, recording.level, split), of, window, split: own };
  recording.reads?.(series);
  // What a scraper makes of a target knows no model.
  const kept = signalsIn(of).every(({ ofScrape }) => ofScrape)
    ? recording.labels.filter((label) => label !== 'model_name')
    : recording.labels;
  const bound = le === undefined ? [] : [{ label: 'le', op: '=~', value: le } as const];
  const selector = pinned(selectorText(series.name, [...levelConditions(context, kept), ...bound]), context);
  const grouping = of.op === 'buckets' && le === undefined ? [...by, 'le'] : by;
  return aggregateText(of.op === 'aggregate' && of.fn !== 'count' ? of.fn : 'sum', [...new Set(grouping)], selector);
}
