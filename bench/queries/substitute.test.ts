import { type DashboardFile, sentOnLoad, variableQueries } from './dashboard';
import { queryOf, stepOf } from './substitute';

const to = 1_790_000_007;
const range = (seconds: number) => ({ from: to - seconds, to });

test.each([
  [466, 1800, 15_000],
  [466, 7200, 15_000],
  [175, 7200, 30_000],
  [1400, 7200, 15_000],
  [175, 86_400, 600_000],
])('a panel of %d pixels over %d s has a step of %d ms', (maxDataPoints, seconds, step) => {
  expect(stepOf({ maxDataPoints }, range(seconds))).toBe(step);
});

test('the step is never shorter than the panel says', () => {
  expect(stepOf({ maxDataPoints: 466, interval: '1m' }, range(1800))).toBe(60_000);
});

test('puts variables in and moves a range to multiples of its step, but no instant', () => {
  const values = new Map([['job', '(a|b)']]);
  const sent = { panel: 'P', maxDataPoints: 175 };
  const ask = (instant: boolean) =>
    queryOf(
      sent,
      {
        name: 'P, A',
        group: 'value',
        expr: 'label_replace(rate(x{job=~"$job"}[$__rate_interval]), "a", "$1", "b", ".*")',
        instant,
      },
      values,
      range(7200)
    );
  expect(ask(false)).toMatchObject({
    expr: 'label_replace(rate(x{job=~"(a|b)"}[60s]), "a", "$1", "b", ".*")',
    from: to - 7200 - 27,
    to: to - 27,
    step: 30,
  });
  expect(ask(true)).toMatchObject({ from: to - 7200, to });
  expect(() => queryOf(sent, { name: '', group: 'value', expr: '$nothing', instant: true }, values, range(60))).toThrow(
    '$nothing'
  );
});

test('folded rows, hidden queries and answers of other panels are not sent', () => {
  const target = (refId: string, more: object = {}) => ({ refId, expr: 'x', ...more });
  const folded = { type: 'timeseries', gridPos: { w: 12 }, targets: [target('A')] };
  const dashboard: DashboardFile = {
    name: 'any',
    variables: [
      { name: 'datasource', type: 'datasource' },
      { name: 'job', type: 'query' },
    ],
    panels: [
      { type: 'stat', title: 'Tile', gridPos: { w: 3 }, targets: [target('A'), target('B', { hide: true })] },
      { type: 'stat', gridPos: { w: 3 }, targets: [target('A', { datasource: { type: 'datasource' } })] },
      { type: 'row', gridPos: { w: 24 }, ...{ collapsed: true, panels: [folded] } },
    ],
  };
  expect(sentOnLoad(dashboard)).toMatchObject([{ panel: 'Tile', maxDataPoints: 175, target: { refId: 'A' } }]);
  expect(variableQueries(dashboard)).toBe(1);
});
