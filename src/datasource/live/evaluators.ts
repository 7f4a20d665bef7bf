import type { EvaluateOptions, LiveEvaluator } from '../../engine/measures/live/evaluate';
import { LiveSession } from '../../engine/measures/live/session';
import type { Evaluators } from './measure-run';
import type { FeedState } from './types';

/** The evaluators of one datasource, so that the panels of a dashboard read every series once a tick. */
export class SharedEvaluators implements Evaluators {
  private readonly session = new LiveSession();

  at({ target, scrapes }: FeedState, options: EvaluateOptions): LiveEvaluator {
    return this.session.evaluator([{ target, scrapes }], options);
  }
}
