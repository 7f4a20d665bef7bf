import { levelConditions } from '../../../src/engine/measures/conditions';
import { selectorText } from '../../../src/engine/measures/promql/selector';
import { modelLevel } from '../../rules/level';
import { panelContext } from '../context';

/** A recorded series of the chosen models. */
export function chosenSeries(name: string): string {
  return selectorText(name, levelConditions(panelContext, modelLevel.labels));
}
