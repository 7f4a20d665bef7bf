import { type ClientRecord, gapFields, rounded } from '../../simulator/load/client-record';
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
  const record: ClientRecord = {
    phase,
    start: rounded((performance.timeOrigin + sentAt) / 1000, 6),
    tokens: stream.parts,
    status,
    ...(stream.parts > 0 ? { ttft: rounded((stream.firstAt - sentAt) / 1000, 5) } : {}),
    ...(stream.finish === undefined ? {} : { finish: stream.finish }),
    ...(stream.usage ? { usage: stream.usage } : {}),
    ...gapFields(gaps),
    e2e: rounded((endedAt - sentAt) / 1000, 5),
    ...(aborted ? { aborted } : {}),
    ...(exc === undefined ? {} : { exc }),
    ...(stream.error === undefined ? {} : { error: stream.error }),
    ...(body === undefined ? {} : { body }),
    ...(session === undefined ? {} : { session, turn }),
  };
  return { record, gaps, tooLong };
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
