import { routeOf } from './route';

const ROOT = '/a/vllmconsole-vllm-app';

test.each([
  [ROOT, { page: 'home' }],
  [`${ROOT}/`, { page: 'home' }],
  [`${ROOT}/other`, { page: 'home' }],
  [`${ROOT}/alerts`, { page: 'alerts' }],
  [`${ROOT}/alerts/`, { page: 'alerts' }],
  [`${ROOT}/chat`, { page: 'chat' }],
  [`${ROOT}/playground`, { page: 'playground' }],
  [`${ROOT}/runbooks`, { page: 'runbooks' }],
  [`${ROOT}/runbooks/`, { page: 'runbooks' }],
  [`${ROOT}/runbooks/HighLatency`, { page: 'runbook', name: 'HighLatency' }],
  [`${ROOT}/runbooks/a%20b`, { page: 'runbook', name: 'a b' }],
  [`${ROOT}/runbooks/100%`, { page: 'runbook', name: '100%' }],
  [`${ROOT}x`, undefined],
  ['/d/vllm-console-overview', undefined],
])('%s', (path, route) => {
  expect(routeOf(path)).toEqual(route);
});
