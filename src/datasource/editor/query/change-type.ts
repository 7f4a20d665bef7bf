import { QUERY_VERSION, type VllmQuery, type VllmQueryType } from '../../query/model';

type Loose = VllmQuery & Record<string, unknown>;

/** Formats beyond a time series that a query of each type can give. */
const formats: Readonly<Record<VllmQueryType, readonly string[]>> = {
  measure: ['table', 'heatmap'],
  raw: ['table'],
  requests: ['table'],
  limits: [],
  page: [],
  promql: [],
};

/** What a query of each type cannot be without. */
const required: Readonly<Record<VllmQueryType, object>> = {
  measure: { measure: 'running' },
  raw: { family: '' },
  requests: {},
  limits: {},
  page: {},
  promql: { expr: '' },
};

/** The same query as another type: everything typed stays, so that the way back loses nothing. */
export function changeType(query: VllmQuery, queryType: VllmQueryType): VllmQuery {
  const { format, ...rest } = query as Loose;
  const kept = typeof format === 'string' && formats[queryType].includes(format) ? { format } : {};
  return { ...required[queryType], ...rest, ...kept, queryType, version: QUERY_VERSION } as VllmQuery;
}
