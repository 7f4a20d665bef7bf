import { getBackendSrv } from '@grafana/runtime';
import {
  catchError,
  defaultIfEmpty,
  defer,
  firstValueFrom,
  fromEvent,
  map,
  merge,
  NEVER,
  type Observable,
  of,
  timer,
} from 'rxjs';
import { type Answer, answerOfError, answerOfResponse, type RequestEnd } from './answer';

/** Longer than Grafana's proxy waits by default (30 s), so that its own answer comes first. */
const DEFAULT_TIMEOUT = 35_000;

interface RequestOptions {
  readonly accept: string;
  /** Gives the request up. */
  readonly signal?: AbortSignal;
  /** Milliseconds until the whole body must have come. */
  readonly timeoutMs?: number;
}

/** One GET through Grafana. Never rejects: every failure is an answer. */
export async function request(url: string, options: RequestOptions): Promise<Answer> {
  const answer = await once(url, options);
  // Leaving a dashboard drops all open requests, those of the datasource's shared scraper too.
  return answer.end === 'superseded' ? once(url, options) : answer;
}

function once(url: string, { accept, signal, timeoutMs = DEFAULT_TIMEOUT }: RequestOptions): Promise<Answer> {
  const answer = defer(() =>
    getBackendSrv().fetch<unknown>({
      url,
      method: 'GET',
      responseType: 'text',
      headers: { Accept: accept },
      showErrorAlert: false,
      showSuccessAlert: false,
    })
  ).pipe(
    map(answerOfResponse),
    catchError((error: unknown) => of(answerOfError(error))),
    defaultIfEmpty(ended('superseded'))
  );
  const giveUp = aborted(signal).pipe(map(() => ended('given-up')));
  const timeout = timer(timeoutMs).pipe(map(() => ended('timeout')));
  return firstValueFrom(merge(giveUp, timeout, answer));
}

function ended(end: RequestEnd): Answer {
  return { body: '', end };
}

function aborted(signal: AbortSignal | undefined): Observable<unknown> {
  return !signal ? NEVER : signal.aborted ? of(undefined) : fromEvent(signal, 'abort');
}
