import { add, aggregate, type Expression, multiply, times, total } from '../expression';
import type { Measure } from '../types';
import { balanceMeasures } from './fleet-balance';
import { versionMeasures } from './fleet-versions';

const up = aggregate('max', { op: 'value', signal: 'up' });
const some = (signal: 'running' | 'waiting'): Expression => ({ op: 'is', of: total(signal), than: '>', value: 0 });

/** Replicas beside each other: how they differ in load, speed, version and age. */
export const fleetMeasures: readonly Measure[] = [
  ...balanceMeasures,
  ...versionMeasures,
  {
    id: 'engine_state',
    title: 'State',
    topic: 'engine',
    unit: 'info',
    question: 'Who was down, idle or full, and when?',
    meaning:
      '0: the last scrape failed. 1: it answers without engine metrics. 2: idle. 3: requests run. 4 and 5: requests wait.',
    good: 'Replicas that look alike.',
    advice: 'One that waits beside idle ones: the router. Down: the last lines of its log.',
    expression: {
      op: 'or',
      left: multiply(up, add(times(up, 2), add(some('running'), times(some('waiting'), 2)))),
      right: up,
    },
    needs: ['up'],
  },
  {
    id: 'uptime',
    title: 'Uptime',
    topic: 'engine',
    unit: 'seconds',
    question: 'How long has it been running?',
    meaning: 'Age of the API server process (process_start_time_seconds), the youngest of the group.',
    good: 'Since your last rollout.',
    advice:
      'Young and unplanned: it restarted; read the log before that. A fresh engine is slow at first and its cache is empty.',
    expression: aggregate('min', { op: 'age', of: { op: 'value', signal: 'process_start_time' } }),
  },
  {
    id: 'started_lately',
    title: 'Started within 5 min',
    topic: 'engine',
    unit: 'events',
    question: 'Did an engine start a moment ago?',
    meaning:
      'Processes whose API server started within the last five minutes (process_start_time_seconds): a restart, a rollout, or a new replica. Engines with several API servers do not expose it.',
    good: 'Zero, or the rollout that you know of.',
    advice: 'Nobody rolled out: the Errors dashboard has the restarts, the targets and what their containers died of.',
    expression: aggregate('sum', {
      op: 'is',
      of: { op: 'age', of: { op: 'value', signal: 'process_start_time' } },
      than: '<',
      value: 300,
    }),
    thresholds: { warn: 1, bad: 3, direction: 'above' },
  },
  {
    id: 'availability',
    title: 'Scrapes good',
    topic: 'engine',
    unit: 'ratio',
    question: 'How much of the time was it there?',
    meaning: 'Share of the scrapes in the window that worked, mean of the targets.',
    good: '100 %.',
    advice: 'Less: it was down, restarted, or too slow to answer a scrape in time.',
    expression: aggregate('avg', { op: 'avg_over_time', signal: 'up' }),
    thresholds: { warn: 0.999, bad: 0.95, direction: 'below' },
  },
];
