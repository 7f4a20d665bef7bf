import type { DataFrame } from '@grafana/data';
import { measureFrames } from '../frames/measure';
import { countsOf, type RequestsPart, requestsParts, requestsTable } from '../frames/requests';
import { duration } from '../query/durations';
import type { RequestsQuery } from '../query/model';
import { type Evaluators, MeasureRun } from './measure-run';
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
    { step, range, leastWindow }: { readonly step: number; readonly range: number; readonly leastWindow: number },
    private readonly evaluators: Evaluators
  ) {
    this.refId = query.refId;
    const typed = duration(query.window === 'auto' ? '' : query.window, 'The window');
    const window = query.format === 'table' ? (typed ?? range) : typed;
    this.runs = requestsParts(query, window ?? range).map((part) => ({
      part,
      run: new MeasureRun(
        {
          measure: part.measure,
          by: [],
          filters: [...(query.filters ?? []), ...part.filters],
          objectives: {},
          window,
          leastWindow,
          step: query.format === 'table' ? range : step,
        },
        this.evaluators
      ),
    }));
  }

  advance(state: FeedState, { from, to }: Span, until: number): boolean {
    return this.runs.every(({ run }) => run.advance(state, from, to, until));
  }

  frames(): DataFrame[] {
    if (this.query.format === 'table') {
      const counts = this.runs.map(({ part, run }) => countsOf(part, run.series()));
      return [requestsTable(counts, this.refId)];
    }
    return this.runs.flatMap(({ part: { measure, legend }, run }) =>
      measureFrames(measure, run.series(), { refId: this.refId, legend })
    );
  }
}
