import { measures } from '../../engine/measures/catalogue/catalogue';
import type { VllmQuery } from './model';

/** A query in a few words, for the query history and the collapsed editor row. */
export function displayText(query: VllmQuery): string {
  switch (query.queryType) {
    case 'measure':
      return measures.find(({ id }) => id === query.measure)?.title ?? query.measure;
    case 'raw':
      return query.family;
    case 'promql':
      return query.expr;
    case 'limits':
      return 'Limits';
    case 'requests':
      return query.show === 'errors' ? 'Errors' : 'Finish reasons';
    case 'page':
      return query.page === 'gpu' ? 'GPU page' : 'Metrics page';
    default:
      return '';
  }
}
