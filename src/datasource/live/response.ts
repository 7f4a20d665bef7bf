import { type DataFrame, type DataQueryResponse, LoadingState } from '@grafana/data';
import { Observable } from 'rxjs';
import { notices, withNotices } from '../frames/notices';
import type { PageName } from '../query/model';
import type { Span, TargetRun } from './target-run';
import type { FeedState } from './types';
import type { WorkQueue } from './work-queue';

export interface LiveRange extends Span {
  /** True where the range ends now, and so moves on. */
  readonly moving: boolean;
}

export interface LiveDeps {
  /** The states of a page's feed. */
  readonly states: (page: PageName) => Observable<FeedState>;
  /** In which all panels take turns. */
  readonly queue: WorkQueue;
  /** Something besides a scrape that gives cause to answer anew. */
  readonly changes?: Observable<unknown>;
  readonly now?: () => number;
}

/**
 * Answers the queries of one panel after every scrape, all in one packet. A range that ends now goes on until nobody
 * listens; any other is answered once.
 */
export function liveResponse(
  runs: readonly TargetRun[],
  range: LiveRange,
  deps: LiveDeps
): Observable<DataQueryResponse> {
  return new Observable((subscriber) => {
    const now = deps.now ?? Date.now;
    const began = now();
    const states = new Map<PageName, FeedState>();
    const pages = [...new Set(runs.map(({ page }) => page))];

    const work = (until: number) => {
      const moved = range.moving ? Math.max(0, now() - began) : 0;
      const span = { from: range.from + moved, to: range.to + moved };
      const known = runs.filter(({ page }) => states.has(page));
      if (!known.every((run) => run.advance(stateOf(run), span, until))) {
        return false;
      }
      const failed = known.find((run) => !stateOf(run).snapshot);
      const data = known.flatMap((run) => answer(run, stateOf(run), span));
      const message = failed && stateOf(failed).problem?.text;
      subscriber.next({
        key: 'live',
        data,
        state: message ? LoadingState.Error : range.moving ? LoadingState.Streaming : LoadingState.Done,
        ...(message && { errors: [{ message, refId: failed?.refId }] }),
      });
      if (!range.moving && known.length === runs.length) {
        subscriber.complete();
      }
      return true;
    };
    const stateOf = ({ page }: TargetRun) => states.get(page) as FeedState;
    const plan = () => deps.queue.add(work);
    const listening = pages.map((page) =>
      deps.states(page).subscribe({
        next: (state) => {
          states.set(page, state);
          plan();
        },
        error: (error) => subscriber.error(error),
      })
    );
    listening.push(...(deps.changes ? [deps.changes.subscribe(() => states.size > 0 && plan())] : []));
    return () => {
      deps.queue.drop(work);
      listening.forEach((one) => one.unsubscribe());
    };
  });
}

function answer(run: TargetRun, state: FeedState, span: Span): DataFrame[] {
  return withNotices(run.frames(state, span), notices(state, Date.now(), state.warnings), run.refId);
}
