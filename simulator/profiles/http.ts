import { type HttpSizes } from '../metrics/http-metrics';
import { type Family, type PageContext, type Series } from './family';

const EXISTS = { since: '0.8.3' } as const;
const BY_HEADER = 'Only value of header is respected. Otherwise ignored. No percentile calculated. ';

function sizes(bytes: (of: HttpSizes) => number) {
  return ({ state }: PageContext): Series[] =>
    state.http.sizes.map((of) => ({
      labels: { handler: of.handler },
      created: of.created,
      count: () => of.count,
      sum: () => bytes(of),
    }));
}

/** What the API server counts of its answers. */
export const httpFamilies: readonly Family[] = [
  {
    ...EXISTS,
    name: 'http_requests_total',
    type: 'counter',
    help: 'Total number of requests by method, status and handler.',
    series: ({ state }) =>
      state.http.requests.map((of) => ({
        labels: { method: of.method, status: of.status, handler: of.handler },
        created: of.created,
        number: () => of.count,
      })),
  },
  {
    ...EXISTS,
    name: 'http_request_size_bytes',
    type: 'summary',
    help: `Content length of incoming requests by handler. ${BY_HEADER}`,
    series: sizes(({ requestBytes }) => requestBytes),
  },
  {
    ...EXISTS,
    name: 'http_response_size_bytes',
    type: 'summary',
    help: `Content length of outgoing responses by handler. ${BY_HEADER}`,
    series: sizes(({ responseBytes }) => responseBytes),
  },
  {
    ...EXISTS,
    name: 'http_request_duration_highr_seconds',
    type: 'histogram',
    help: 'Latency with many buckets but no API specific labels. Made for more accurate percentile calculations. ',
    series: () => [{ labels: {}, histogram: ({ http }) => http.highResolution }],
  },
  {
    ...EXISTS,
    name: 'http_request_duration_seconds',
    type: 'histogram',
    help: 'Latency with only few buckets by handler. Made to be only used if aggregation by handler is important. ',
    series: ({ state }) =>
      state.http.durations.map((of) => ({
        labels: { method: of.method, handler: of.handler },
        created: of.created,
        histogram: () => of.seconds,
      })),
  },
];
