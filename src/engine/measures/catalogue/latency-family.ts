import type { SignalId } from '../../signals/catalogue';
import type { Unit } from '../../signals/types';
import { mean, type Objective } from '../expression';
import type { Measure } from '../types';

const topic = 'latency';
const quantiles = [0.5, 0.9, 0.95, 0.99, 0.999];

/** A histogram of durations that the catalogue has quantiles, a mean, a share within an objective and buckets of. */
export interface LatencyFamily {
  readonly signal: SignalId;
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly good: string;
  readonly advice: string;
  /** Objective in seconds; a bound of vLLM's default buckets; absent where nobody promises one. */
  readonly objective?: Objective;
  /** What its buckets count, a second. */
  readonly counts: Unit;
}

/** Every measure of a family: quantiles, mean, share within the objective and buckets. */
export function familyMeasures(family: LatencyFamily): Measure[] {
  const { signal, id, title, good, advice, subject } = family;
  const shared = { topic, good, advice, undefinedWhenIdle: true } as const;
  return [
    ...quantiles.map((q) => quantileMeasure(family, q)),
    {
      ...shared,
      id: `${id}_mean`,
      title: `${title} mean`,
      unit: 'seconds',
      question: `What is ${subject} on average?`,
      meaning: `Mean of ${subject} over the window, exact: sum divided by count.`,
      expression: mean(signal),
    },
    ...(family.objective ? [withinMeasure(family, family.objective)] : []),
    {
      topic,
      advice,
      id: `${id}_buckets`,
      title: `${title} distribution`,
      unit: family.counts,
      question: `How is ${subject} spread?`,
      meaning: `Observations of ${subject} a second at or below each bucket bound (label le, cumulative): nothing is interpolated. Subtract the next lower bound for what fell into one bucket.`,
      good: `One band in the low buckets. ${good}`,
      expression: { op: 'buckets', signal },
      split: ['le'],
    },
  ];
}

function withinMeasure({ signal, id, title, advice, subject }: LatencyFamily, objective: Objective): Measure {
  return {
    topic,
    advice,
    undefinedWhenIdle: true,
    id: `${id}_within`,
    title: `${title} within objective`,
    unit: 'ratio',
    question: `Which share of requests keeps ${subject} within the objective?`,
    meaning: `Share of observations of ${subject} at or below the objective, which is a bucket bound of the engine, so nothing is interpolated. Engines without that bound are left out.`,
    good: 'At or above 99 %.',
    expression: { op: 'within', signal, objective },
    thresholds: { warn: 0.99, bad: 0.95, direction: 'below' },
  };
}

/** The measure of one quantile of a family: `q` = 0.95 is its p95. */
export function quantileMeasure({ signal, id, title, subject, good, advice }: LatencyFamily, q: number): Measure {
  // 0.29 * 100 is 28.999999999999996.
  const percent = Number((q * 100).toPrecision(12));
  const name = `p${percent}`;
  return {
    topic,
    good,
    advice,
    undefinedWhenIdle: true,
    id: `${id}_${name}`,
    title: `${title} ${name}`,
    unit: 'seconds',
    question: `What is ${subject} at worst for ${percent} % of requests?`,
    meaning: `The ${name} of ${subject} over the window, interpolated inside its histogram bucket: only the bucket's bounds are known for sure.`,
    expression: { op: 'quantile', q, signal },
    bounds: {
      lower: { op: 'bound', side: 'lower', q, signal },
      upper: { op: 'bound', side: 'upper', q, signal },
    },
  };
}
