import type { DataQuery } from '@grafana/schema';
import { QUERY_VERSION, type VllmQuery, type VllmQueryType } from './model';

const TYPES: readonly VllmQueryType[] = ['measure', 'raw', 'limits', 'requests', 'page', 'promql'];

type Loose = DataQuery & Record<string, unknown>;

/** A query of a newer plugin, or of no known kind. */
export class QueryVersionError extends Error {
  override readonly name = 'QueryVersionError';
}

/**
 * Brings a stored query to the present version and loses nothing of it. Queries without a version were written by hand
 * or come from another datasource: their kind is told from what they have.
 *
 * @throws QueryVersionError for a query that only a newer plugin, or none, can read.
 */
export function upgradeQuery(stored: DataQuery): VllmQuery {
  const query = stored as Loose;
  const version = query.version ?? 0;
  if (typeof version !== 'number' || version > QUERY_VERSION) {
    throw new QueryVersionError(
      `This query was saved by a newer vLLM Console (query version ${String(version)}, this one reads up to ${QUERY_VERSION}): update the plugin.`
    );
  }
  const queryType = query.queryType || kindOf(query);
  if (!TYPES.includes(queryType as VllmQueryType)) {
    throw new QueryVersionError(`There is no query type "${queryType}": choose one of ${TYPES.join(', ')}.`);
  }
  return { ...required[queryType as VllmQueryType], ...query, queryType, version: QUERY_VERSION } as VllmQuery;
}

const required: Readonly<Record<VllmQueryType, object>> = {
  measure: { measure: '' },
  raw: { family: '' },
  limits: {},
  requests: {},
  page: {},
  promql: { expr: '' },
};

function kindOf(query: Loose): VllmQueryType {
  return typeof query.expr === 'string' ? 'promql' : typeof query.family === 'string' ? 'raw' : 'measure';
}
