import { finished, rejected, responses } from '../../src/engine/measures/catalogue/failures';
import { add, aggregate, type Expression, type Where } from '../../src/engine/measures/expression';
import type { SignalId } from '../../src/engine/signals/catalogue';
import type { Condition } from './rule';

/** Of `waiting_by_reason`: those that wait for something else than room. */
export const deferred: Where = { label: 'reason', matches: 'deferred' };

/** As many as were there all through the window. */
export function held(signal: SignalId, where?: Where): Expression {
  return aggregate('sum', { op: 'min_over_time', signal, where });
}

/** Requests ran all the time. */
export const busy: Condition = [held('running'), '>', 0];

/** What came in, however it ended; where the engine counts no responses, what it finished and rejected. */
export const cameIn: readonly Expression[] = [responses('rate'), add(finished('rate'), rejected('rate'))];
