import { aggregate, total } from '../expression';
import type { Measure } from '../types';

const topic = 'errors';

/** What asking for one token tells, which a page of metrics cannot. */
export const probeMeasures: readonly Measure[] = [
  {
    id: 'probes_answered',
    title: 'Probes answered',
    topic,
    unit: 'engines',
    question: 'Does it still write tokens?',
    meaning:
      'Engines that answered the last probe, a completion of one token. An engine that froze between two requests answers its page and /health and looks idle: only this tells.',
    good: 'As many as are probed.',
    advice: 'Unanswered while /health says 200: the engine core hangs; restart it.',
    expression: total('probe_success'),
  },
  {
    id: 'probe_time',
    title: 'Probe duration',
    topic,
    unit: 'seconds',
    question: 'How long does one token take?',
    meaning: 'The longest of the last probes, connection and queue included.',
    good: 'Near the time to first token.',
    advice: 'At its timeout: nothing came. Above the time to first token: the queue is long, or the network slow.',
    expression: aggregate('max', { op: 'value', signal: 'probe_duration' }),
  },
];
