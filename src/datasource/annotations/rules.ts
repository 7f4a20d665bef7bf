import type { EventKind } from './model';

/** When an event is on: a condition on the values of measures at one instant. */
export interface EventRule {
  readonly kind: EventKind;
  readonly title: string;
  /** Ids of measures whose values `holds` and `text` get, in this order; null where one has none. */
  readonly measures: readonly string[];
  /** Range of rates, milliseconds, where it is not the query's own. */
  readonly window?: number;
  readonly holds: (values: ReadonlyArray<number | null>) => boolean;
  /** True for an event of an instant: it is marked whenever the first value rises, not for as long as it holds. */
  readonly atRise?: boolean;
  /** What it means, in one sentence. */
  readonly text: string;
}

/** Preemptions a second from which they are a burst and no accident. */
const BURST = 0.2;

export const eventRules: Readonly<Record<EventKind, EventRule>> = {
  restart: {
    kind: 'restart',
    title: 'Engine restarted',
    measures: ['restarts'],
    // Longer than an engine needs to come back: both of its lives must be in it.
    window: 15 * 60_000,
    atRise: true,
    holds: ([restarts]) => above(restarts, 0),
    text: 'Its counters began anew: look at the end of its log for the reason.',
  },
  preemptions: {
    kind: 'preemptions',
    title: 'Preemption burst',
    measures: ['preemption_rate'],
    holds: ([rate]) => above(rate, BURST),
    text: 'The KV cache was full and running requests lost their place: their prefill is done again.',
  },
  rejections: {
    kind: 'rejections',
    title: 'Requests rejected',
    measures: ['rejection_rate'],
    holds: ([rate]) => above(rate, 0),
    text: 'A queue limit was reached and the engine turned requests away.',
  },
  stall: {
    kind: 'stall',
    title: 'Engine stalled',
    measures: ['running', 'iteration_rate'],
    window: 30_000,
    holds: ([running, steps]) => above(running, 0) && steps === 0,
    text: 'Requests were running and no step was made for 30 s: the engine core is frozen.',
  },
};

function above(value: number | null | undefined, limit: number): boolean {
  return value !== null && value !== undefined && value > limit;
}
