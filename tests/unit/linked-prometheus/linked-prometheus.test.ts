import { type DataQueryResponse, type DataSourceApi, dateTime } from '@grafana/data';
import type { DataSourceSrv } from '@grafana/runtime';
import { EMPTY, firstValueFrom, type Observable, of, throwError } from 'rxjs';
import type { AskedRequest } from '../../support/linked-datasource';
import { LinkedPrometheus } from '../../../src/datasource/prometheus/linked-prometheus';

const grid = { from: 0, to: 60_000, step: 15_000 };

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function linkTo(
  query: (request: AskedRequest) => Observable<DataQueryResponse> | Promise<DataQueryResponse>,
  settings: object | undefined = { type: 'prometheus', jsonData: {} }
): LinkedPrometheus {
  const datasource = { query } as unknown as DataSourceApi;
  const list = { getInstanceSettings: () => settings, get: async () => datasource };
  return new LinkedPrometheus('prom', '', () => list as unknown as DataSourceSrv);
}

function asked(link: LinkedPrometheus): Promise<unknown> {
  return firstValueFrom(link.series(['up'], grid));
}

test('says that none is linked, that it is gone, and that it is no Prometheus', async () => {
  const list = () => ({ getInstanceSettings: () => undefined }) as unknown as DataSourceSrv;
  await expect(asked(new LinkedPrometheus('', '', list))).rejects.toThrow(/^No Prometheus is linked: choose one/);
  const query = () => of({ data: [] });
  const gone = linkTo(query, { type: 'vllmconsole-vllm-datasource' });
  await expect(asked(gone)).rejects.toThrow(/is a vLLM datasource: choose a Prometheus/);
  await expect(asked(new LinkedPrometheus('prom', '', list))).rejects.toThrow(/is gone: choose another one/);
});

test.each([
  [
    'an error in the response',
    () => of({ data: [], errors: [{ message: 'parse error: x' }] }),
    /error: parse error: x$/,
  ],
  ['a failed request', () => throwError(() => ({ status: 502, statusText: 'Bad Gateway', data: {} })), /Bad Gateway$/],
  ['a failed request with a reason', () => throwError(() => ({ data: { message: 'no such host' } })), /no such host$/],
  ['a promise that fails', () => Promise.reject(new Error('timeout')), /error: timeout$/],
])('passes on %s', async (_, query, message) => {
  await expect(asked(linkTo(query as () => Observable<DataQueryResponse>))).rejects.toThrow(message);
});

test('no answer at all is no series', async () => {
  expect(await asked(linkTo(() => EMPTY))).toEqual([[]]);
});

test('no two requests share a name, since Grafana would cancel the first', async () => {
  const ids: string[] = [];
  const link = linkTo((request) => {
    ids.push(request.requestId);
    return of({ data: [] });
  });
  const panel = { requestId: 'Q1', targets: [], range: { from: dateTime(0), to: dateTime(1) } } as never;
  await asked(link);
  await firstValueFrom(link.series(['down'], grid));
  await firstValueFrom(link.promql(panel, [{ refId: 'A', expr: 'up' }]));
  await firstValueFrom(link.promql(panel, [{ refId: 'B', expr: 'up' }]));
  expect(new Set(ids).size).toBe(4);
});

test("free PromQL keeps the panel's request and the linked datasource's answer", async () => {
  const response = { data: ['frames'] } as unknown as DataQueryResponse;
  const requests: AskedRequest[] = [];
  const link = linkTo((request) => {
    requests.push(request);
    return of(response);
  });
  const panel = { requestId: 'Q1', maxDataPoints: 7, filters: [], targets: [] } as never;
  expect(await firstValueFrom(link.promql(panel, [{ refId: 'A', expr: 'up', instant: true }]))).toBe(response);
  expect(requests[0]).toMatchObject({
    maxDataPoints: 7,
    targets: [{ refId: 'A', expr: 'up', instant: true, range: false, format: 'table', legendFormat: '__auto' }],
  });
});

test('matchers that cannot be read keep nobody from live values', () => {
  const link = new LinkedPrometheus('prom', 'job=vllm', () => ({}) as DataSourceSrv);
  expect(link.matchers).toEqual([]);
  expect(() => link.conditions()).toThrow(/character 5/);
});

test.each([
  [{ timeInterval: '5s' }, 5000],
  [{ timeInterval: '' }, 15_000],
  [{ timeInterval: 'often' }, 15_000],
  [{}, 15_000],
])('scrape interval of %j', (jsonData, ms) => {
  expect(linkTo(() => EMPTY, { type: 'prometheus', jsonData }).scrapeInterval()).toBe(ms);
});
