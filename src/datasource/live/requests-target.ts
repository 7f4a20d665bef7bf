import type { DataFrame } from '@grafana/data';
import type { RequestsPart } from '../frames/requests';
import { requestsFrames } from '../frames/requests-frames';
import type { RequestsQuery } from '../query/model';
import { type Evaluators, MeasureRun } from './measure-run';
import { askedParts } from './requests-asked';
import type { Span, TargetRun } from './target-run';
import type { FeedState } from './types';

/** How requests end, over time, or counted over the range that is shown. */
export class RequestsTarget implements TargetRun {
  readonly page = 'engine';
  readonly refId: string;
  private readonly runs: ReadonlyArray<{ readonly part: RequestsPart; readonly run: MeasureRun }>;

  /** Times in milliseconds. */
  constructor(
    private readonly query: RequestsQuery,
    times: { readonly step: number; readonly range: number; readonly leastWindow: number },
    evaluators: Evaluators
  ) {
    this.refId = query.refId;
    const { step, range } = times;
    // One instant is enough for a table: the newest.
    this.runs = askedParts(query, { ...times, step: query.format === 'table' ? range : step }).map(
      ({ part, request }) => ({ part, run: new MeasureRun(request, evaluators) })
    );
  }

  advance(state: FeedState, { from, to }: Span, until: number): boolean {
    return this.runs.every(({ run }) => run.advance(state, from, to, until));
  }

  frames(): DataFrame[] {
    const answers = this.runs.map(({ part, run }) => ({ part, series: run.series() }));
    return requestsFrames(this.query, answers);
  }
}
