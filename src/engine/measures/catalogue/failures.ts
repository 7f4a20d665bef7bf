import type { SignalId } from '../../signals/catalogue';
import { add, aggregate, divide, type Expression, orZero, subtract, type Where } from '../expression';

/** A second, or over the whole window. */
export type Per = 'rate' | 'increase';

function counted(per: Per, signal: SignalId, where?: Where): Expression {
  return aggregate('sum', { op: per, signal, where });
}

function neverNegative(of: Expression): Expression {
  return { op: 'atLeast', min: 0, of };
}

/** HTTP responses of every status. */
export function responses(per: Per): Expression {
  return counted(per, 'http_requests');
}

/** HTTP responses of a status class, 0 before the first one. */
export function responsesOf(per: Per, matches: '4xx' | '5xx'): Expression {
  return orZero(counted(per, 'http_requests', { label: 'status', matches }), responses(per));
}

/** Requests that the engine finished, whatever their reason. */
export function finished(per: Per, matches?: string): Expression {
  return counted(per, 'finished', matches ? { label: 'finished_reason', matches } : undefined);
}

/** Requests that the engine ended with the reason `error`. */
export function engineErrors(per: Per): Expression {
  return orZero(finished(per, 'error'), finished(per));
}

/** Requests rejected at admission, 0 where the engine does not know that. */
export function rejected(per: Per): Expression {
  return orZero(counted(per, 'admission_rejections'), finished(per));
}

/** Failures that the engine counts itself. */
function counters(per: Per): Expression {
  return add(rejected(per), engineErrors(per));
}

/** Failures whose response had begun with 200: what the engine counts, less what left as 5xx. */
export function inStream(per: Per): Expression {
  return neverNegative(subtract(counters(per), responsesOf(per, '5xx')));
}

/** 5xx responses that the engine's own counters do not explain. */
export function unexplained(per: Per): Expression {
  return neverNegative(subtract(responsesOf(per, '5xx'), counters(per)));
}

/** Every failure once: 5xx responses, and what failed in streams. */
export function failed(per: Per): Expression {
  const told = orZero(responsesOf(per, '5xx'), finished(per));
  return add(told, neverNegative(subtract(counters(per), told)));
}

/** Failures of all that was asked; responses stand for that, or else what the engine finished and rejected. */
export function failedShare(per: Per): Expression {
  return divide(failed(per), { op: 'or', left: responses(per), right: add(finished(per), rejected(per)) });
}
