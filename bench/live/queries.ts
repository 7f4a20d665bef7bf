import type { MeasureQuery } from '../../src/datasource/query/model';
import { measures } from '../../src/engine/measures/catalogue/catalogue';

const WINDOWS = ['', '30s', '1m'];
const GROUPINGS = [[], ['engine'], ['model_name'], ['model_name', 'engine']];

/** What the n-th panel of a benchmark's dashboard asks: another measure each, over several windows and groupings. */
export function panelQuery(panel: number): MeasureQuery {
  return {
    refId: 'A',
    version: 1,
    queryType: 'measure',
    measure: measures[panel % measures.length].id,
    by: GROUPINGS[panel % GROUPINGS.length],
    window: WINDOWS[panel % WINDOWS.length],
  };
}
