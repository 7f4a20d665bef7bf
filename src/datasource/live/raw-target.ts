import type { DataFrame } from '@grafana/data';
import { RawRun } from '../frames/raw-run';
import { rawFrames } from '../frames/raw-frames';
import { rawTable } from '../frames/raw-table';
import { emptyFrame } from '../frames/empty';
import { windowIn } from '../query/durations';
import type { PageName, RawQuery } from '../query/model';
import { instantsOf } from './instants';
import { windowOf } from './measure-run';
import type { Span, TargetRun } from './target-run';
import type { FeedState } from './types';

/** A family of a page: what it says now as a table, or over time; times in milliseconds. */
export class RawTarget implements TargetRun {
  readonly refId: string;
  readonly page: PageName;
  private readonly window: number | undefined;
  private readonly run: RawRun;

  constructor(
    private readonly query: RawQuery,
    private readonly times: { readonly step: number; readonly leastWindow: number }
  ) {
    this.refId = query.refId;
    this.page = query.page ?? 'engine';
    this.run = new RawRun(query);
    this.window = windowIn(query);
  }

  advance(): boolean {
    return true;
  }

  frames(state: FeedState, { from, to }: Span): DataFrame[] {
    const { snapshot, target, scrapes, interval } = state;
    if (!snapshot) {
      return [emptyFrame(this.refId, 'Waiting for the first scrape.')];
    }
    if (this.query.format === 'table') {
      return [rawTable(snapshot, this.query, target)];
    }
    const instants = instantsOf(scrapes, from, to, this.times.step);
    const window = windowOf({ window: this.window, ...this.times }, interval);
    return rawFrames(this.run.answer({ target, scrapes }, { instants, window }), this.query);
  }
}
