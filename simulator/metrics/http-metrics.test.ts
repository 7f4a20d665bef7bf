import { HttpMetrics, type HttpAnswer } from './http-metrics';

const answer = (given: Partial<HttpAnswer> = {}): HttpAnswer => ({
  method: 'POST',
  handler: '/v1/chat/completions',
  status: 200,
  seconds: 0.2,
  requestBytes: 100,
  responseBytes: 1000,
  ...given,
});

test('answers are counted by method, class of status and handler', () => {
  const http = new HttpMetrics();
  http.record(answer(), 10);
  http.record(answer({ status: 204 }), 11);
  http.record(answer({ status: 503 }), 12);
  http.record(answer({ method: 'GET', handler: 'none', status: 404 }), 13);
  expect(http.requests).toEqual([
    { method: 'POST', status: '2xx', handler: '/v1/chat/completions', count: 2, created: 10 },
    { method: 'POST', status: '5xx', handler: '/v1/chat/completions', count: 1, created: 12 },
    { method: 'GET', status: '4xx', handler: 'none', count: 1, created: 13 },
  ]);
});

test('durations are kept by method and handler, sizes by handler', () => {
  const http = new HttpMetrics();
  http.record(answer(), 10);
  http.record(answer({ status: 500, seconds: 3 }), 11);
  http.record(answer({ method: 'GET', status: 405, responseBytes: 31 }), 12);
  expect(http.durations.map(({ method, seconds }) => [method, seconds.count, seconds.sum])).toEqual([
    ['POST', 2, 3.2],
    ['GET', 1, 0.2],
  ]);
  expect(http.sizes).toEqual([
    { handler: '/v1/chat/completions', count: 3, requestBytes: 300, responseBytes: 2031, created: 10 },
  ]);
  expect(http.highResolution.count).toBe(3);
});

test.each(['/metrics', '/health', '/load', '/ping', '/version', '/server_info'])('%s is left out', (handler) => {
  const http = new HttpMetrics();
  http.record(answer({ method: 'GET', handler }), 10);
  expect([http.requests, http.durations, http.sizes, http.highResolution.count]).toEqual([[], [], [], 0]);
});
