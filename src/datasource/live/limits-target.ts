import type { DataFrame } from '@grafana/data';
import type { Layout } from '../../engine/exposition/types';
import { engineLimits } from '../../engine/limits/limits';
import type { ServedModel } from '../../engine/limits/models';
import type { LimitsInput } from '../../engine/limits/types';
import { emptyFrame } from '../frames/empty';
import { limitsFrame } from '../frames/limits';
import type { LimitsQuery } from '../query/model';
import type { TargetRun } from './target-run';
import type { FeedState } from './types';

// Looking for an observed limit goes through the whole history.
const FRESH = 10_000;

interface Last {
  readonly models: readonly ServedModel[];
  readonly layout: Layout;
  readonly t: number;
  readonly frame: DataFrame;
}

/** The engine's limits, each with where it comes from. */
export class LimitsTarget implements TargetRun {
  readonly page = 'engine';
  readonly refId: string;
  private last: Last | undefined;

  constructor(
    query: LimitsQuery,
    private readonly typed: LimitsInput['typed'],
    private readonly models: () => readonly ServedModel[]
  ) {
    this.refId = query.refId;
  }

  advance(): boolean {
    return true;
  }

  frames({ snapshot, scrapes }: FeedState): DataFrame[] {
    if (!snapshot) {
      return [emptyFrame(this.refId, 'Waiting for the first scrape.')];
    }
    const models = this.models();
    const { last } = this;
    if (last && last.models === models && last.layout === snapshot.layout && snapshot.t < last.t + FRESH) {
      return [last.frame];
    }
    const frame = limitsFrame(engineLimits({ snapshot, scrapes, typed: this.typed, models }), this.refId);
    this.last = { models, layout: snapshot.layout, t: snapshot.t, frame };
    return [frame];
  }
}
