import { measureById } from '../../engine/measures/catalogue/catalogue';
import type { Measure } from '../../engine/measures/types';
import { spreadOf } from '../../engine/measures/spread';
import { withQuantile } from '../../engine/measures/quantile';
import { labelTest } from '../frames/raw-filter';
import { windowIn } from '../query/durations';
import type { MeasureQuery } from '../query/model';
import type { MeasureRequest } from './measure-run';

/**
 * What a query asks of the evaluators, its variables put in already.
 * @throws RangeError for an unknown measure, window or objective.
 */
export function measureRequest(query: MeasureQuery, step: number, leastWindow?: number): MeasureRequest {
  const known = measureById(query.measure);
  // A regular expression that is none is said here, in words.
  labelTest(query.filters ?? []);
  return {
    measure: asAsked(known, query),
    by: query.by ?? [],
    filters: query.filters ?? [],
    objectives: objectivesOf(query.objectives),
    window: windowIn(query),
    leastWindow,
    step,
  };
}

function asAsked(measure: Measure, { quantile, format }: MeasureQuery): Measure {
  return format === 'heatmap' ? spreadOf(measure) : quantile === undefined ? measure : withQuantile(measure, quantile);
}

function objectivesOf(typed: MeasureQuery['objectives'] = {}): Record<string, number> {
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => {
      const number = Number(value);
      if (value === '' || !Number.isFinite(number)) {
        throw new RangeError(
          `The objective "${value}" is no number: choose a bucket bound in the measure's unit, such as 0.5.`
        );
      }
      return [name, number];
    })
  );
}
