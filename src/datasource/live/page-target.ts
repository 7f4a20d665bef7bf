import type { DataFrame } from '@grafana/data';
import { emptyFrame } from '../frames/empty';
import { pageFrame } from '../frames/page';
import type { PageName, PageQuery } from '../query/model';
import type { TargetRun } from './target-run';
import type { FeedState } from './types';

/** The newest page as text. */
export class PageTarget implements TargetRun {
  readonly refId: string;
  readonly page: PageName;

  constructor(query: PageQuery) {
    this.refId = query.refId;
    this.page = query.page ?? 'engine';
  }

  advance(): boolean {
    return true;
  }

  frames({ text, snapshot }: FeedState): DataFrame[] {
    return text === undefined || !snapshot
      ? [emptyFrame(this.refId, 'Waiting for the first scrape.')]
      : [pageFrame(text, snapshot.t, this.refId)];
  }
}
