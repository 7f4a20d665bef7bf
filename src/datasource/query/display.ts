import type { VllmQuery } from './model';

/**
 * A query in a few words, for the query history and the collapsed editor row. `titleOf` knows the titles of measures; one
 * that it does not know goes by its id.
 */
export function displayText(query: VllmQuery, titleOf: (measure: string) => string | undefined): string {
  switch (query.queryType) {
    case 'measure':
      return titleOf(query.measure) ?? query.measure;
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
