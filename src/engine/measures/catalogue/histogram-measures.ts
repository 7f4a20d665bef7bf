import type { SignalId } from '../../signals/catalogue';
import type { Unit } from '../../signals/types';
import { mean } from '../expression';
import type { Measure, Topic } from '../types';

/** A histogram that the catalogue has a mean, quantiles or buckets of, without an objective. */
export interface HistogramFamily {
  readonly signal: SignalId;
  /** What the ids of its measures begin with. */
  readonly id: string;
  readonly title: string;
  readonly topic: Topic;
  readonly unit: Unit;
  /** What one observation is, with its article. */
  readonly subject: string;
  readonly good: string;
  readonly advice: string;
}

/** Sum divided by count over the window, exact. */
export function meanMeasure({ signal, id, title, subject, ...shared }: HistogramFamily): Measure {
  return {
    ...shared,
    id: `${id}_mean`,
    title: `${title}, mean`,
    question: `What is ${subject} on average?`,
    meaning: `Mean of ${subject} over the window, exact: sum divided by count.`,
    expression: mean(signal),
    undefinedWhenIdle: true,
  };
}

/** One quantile with the bounds of its bucket: `q` = 0.95 is the p95. */
export function quantileMeasure({ signal, id, title, subject, ...shared }: HistogramFamily, q: number): Measure {
  const name = `p${Math.round(q * 100)}`;
  return {
    ...shared,
    id: `${id}_${name}`,
    title: `${title}, ${name}`,
    question: `What is ${subject} at worst, of ${Math.round(q * 100)} %?`,
    meaning: `The ${name} of ${subject} over the window, interpolated inside its histogram bucket: only the bucket’s bounds are known for sure.`,
    expression: { op: 'quantile', q, signal },
    bounds: {
      lower: { op: 'bound', side: 'lower', q, signal },
      upper: { op: 'bound', side: 'upper', q, signal },
    },
    undefinedWhenIdle: true,
  };
}

/** The cumulative buckets as rates, for a heatmap. */
export function bucketsMeasure({ signal, id, title, subject, topic, good, advice }: HistogramFamily): Measure {
  return {
    topic,
    good,
    advice,
    id: `${id}_buckets`,
    title: `${title}, distribution`,
    unit: 'events/s',
    question: `How is ${subject} spread?`,
    meaning: `Observations of ${subject} a second at or below each bucket bound (label le, cumulative): nothing is interpolated.`,
    expression: { op: 'buckets', signal },
    split: ['le'],
  };
}
