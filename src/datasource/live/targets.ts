import type { ServedModel } from '../../engine/limits/models';
import type { TypedLimits } from '../../engine/limits/types';
import type { VllmQuery } from '../query/model';
import { LimitsTarget } from './limits-target';
import { measureRequest } from './measure-request';
import type { Evaluators } from './measure-run';
import { MeasureTarget } from './measure-target';
import { PageTarget } from './page-target';
import { RawTarget } from './raw-target';
import { RequestsTarget } from './requests-target';
import type { TargetRun } from './target-run';

export interface TargetContext {
  /** Milliseconds between two points of the graph, and in its whole range. */
  readonly step: number;
  readonly range: number;
  /** Milliseconds that a window is long at least, unless a query says otherwise. */
  readonly leastWindow: number;
  /** Whether the panel can show a quantile's bucket bounds without taking them for values. */
  readonly bounds: boolean;
  readonly evaluators: Evaluators;
  readonly typedLimits: TypedLimits;
  readonly models: () => readonly ServedModel[];
}

/** What answers a query live, its variables put in already. @throws RangeError for settings that make no sense. */
export function liveTarget(query: Exclude<VllmQuery, { queryType: 'promql' }>, context: TargetContext): TargetRun {
  const { step, range, leastWindow, bounds, evaluators } = context;
  switch (query.queryType) {
    case 'measure':
      return new MeasureTarget(query, measureRequest(query, step, leastWindow), { bounds }, evaluators);
    case 'raw':
      return new RawTarget(query, { step, leastWindow });
    case 'requests':
      return new RequestsTarget(query, { step, range, leastWindow }, evaluators);
    case 'limits':
      return new LimitsTarget(query, context.typedLimits, context.models);
    case 'page':
      return new PageTarget(query);
  }
}
