import { type ClientRecord, gapFields, rounded } from '../../simulator/load/client-record';
import type { ChatFailure, Usage } from '../../src/engine/chat/types';
import { type ChatAnswer } from './send-chat';

/** A request that has ended. */
export interface Outcome {
  readonly record: ClientRecord;
  /** Between the parts of the reply, seconds. */
  readonly gaps: readonly number[];
  /** Whether it was sent to be refused. */
  readonly tooLong: boolean;
}

/** What is known of a request before it is sent. */
export interface Sent {
  readonly phase: string;
  readonly session?: number;
  readonly turn?: number;
  readonly tooLong: boolean;
}

/** The record of a request. */
export function outcomeOf(answer: ChatAnswer, { tooLong, phase, session, turn }: Sent): Outcome {
  const { stream, sentAt, endedAt, status, body, exc, aborted } = answer;
  const gaps = stream.gaps.map((ms) => ms / 1000);
  const error = errorOf(stream.failure);
  const record: ClientRecord = {
    phase,
    start: rounded((performance.timeOrigin + sentAt) / 1000, 6),
    tokens: stream.parts,
    status,
    ...(stream.parts > 0 ? { ttft: rounded((stream.firstAt - sentAt) / 1000, 5) } : {}),
    ...(stream.finish === undefined ? {} : { finish: stream.finish }),
    ...(stream.usage ? { usage: usageOf(stream.usage) } : {}),
    ...gapFields(gaps),
    e2e: rounded((endedAt - sentAt) / 1000, 5),
    ...(aborted ? { aborted } : {}),
    ...(exc === undefined ? {} : { exc }),
    ...(error === undefined ? {} : { error }),
    ...(body === undefined ? {} : { body }),
    ...(session === undefined ? {} : { session, turn }),
  };
  return { record, gaps, tooLong };
}

function usageOf({ prompt, completion }: Usage): ClientRecord['usage'] {
  return { prompt_tokens: prompt, completion_tokens: completion };
}

/** What went wrong inside the stream; that it was cut off is said of the connection. */
function errorOf(failure: ChatFailure | undefined): unknown {
  switch (failure?.kind) {
    case 'error-event':
      return { message: failure.message, ...(failure.status !== undefined && { code: failure.status }) };
    case 'malformed':
      return `not a JSON object: ${failure.message}`;
    case 'aborted':
      return 'aborted by the engine';
    default:
      return undefined;
  }
}

/** How a request went: `ok`, `aborted`, `refused` as it was meant to be, or what went wrong. */
export function kindOf({ record, tooLong }: Pick<Outcome, 'record' | 'tooLong'>): string {
  const { aborted, exc, status, error } = record;
  if (aborted) {
    return 'aborted';
  }
  if (exc !== undefined) {
    return exc;
  }
  if (status !== 200) {
    return tooLong && status >= 400 && status < 500 ? 'refused' : `HTTP ${status}`;
  }
  return error === undefined ? 'ok' : 'error in the stream';
}

/** Whether a kind is a failure. */
export function isFailure(kind: string): boolean {
  return kind !== 'ok' && kind !== 'aborted' && kind !== 'refused';
}
