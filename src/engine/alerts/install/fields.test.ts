import { catalogue, place, stored } from './example';
import { differences, fieldsOf } from './fields';
import { wantedRules } from './wanted';

const [rule] = wantedRules(catalogue, {}, place);
const changes = (edits: object) => differences(fieldsOf(rule), fieldsOf({ ...stored(rule), ...edits }));

test('what Grafana adds to a rule is no difference', () => {
  expect(changes({})).toEqual([]);
  expect(fieldsOf(rule)).toMatchObject({ 'A.query': 'a', 'B.expression': 'A > 0.5', for: '1m30s', interval: '30s' });
});

test('what its editor adds is none either', () => {
  const [query, threshold] = rule.data;
  const conditions = [
    {
      type: 'query',
      evaluator: { type: 'gt', params: [0.5, 0] },
      operator: { type: 'and' },
      query: { params: [] },
      reducer: { type: 'last', params: [] },
    },
  ];
  const data = [
    { ...query, model: { ...query.model, datasource: { uid: 'prom' }, legendFormat: '__auto' } },
    { ...threshold, model: { ...threshold.model, conditions, datasource: { uid: '__expr__' }, hide: false } },
  ];
  expect(changes({ data })).toEqual([]);
});

test.each([
  ['for', { for: '5m' }, '1m30s', '5m'],
  ['labels.severity', { labels: { ...rule.labels, severity: 'info' } }, 'warning', 'info'],
  ['annotations.team', { annotations: { ...rule.annotations, team: 'x' } }, '', 'x'],
  ['notification', { notification_settings: { receiver: 'ops', group_by: null } }, '', 'ops'],
  [
    'notification',
    { notification_settings: { receiver: 'ops', group_wait: '1s' } },
    '',
    '{"group_wait":"1s","receiver":"ops"}',
  ],
  ['B.expression', { data: [rule.data[0], limit({ evaluator: { type: 'lt', params: [1] } })] }, 'A > 0.5', 'A < 1'],
  [
    'B.expression',
    {
      data: [
        rule.data[0],
        limit({ evaluator: { type: 'gt', params: [1] }, unloadEvaluator: { type: 'lt', params: [0.5] } }),
      ],
    },
    'A > 0.5',
    'A > 1 until < 0.5',
  ],
  ['missingSeries', { missingSeriesEvalsToResolve: 3 }, '', '3'],
])('a difference of %s', (name, edits, before, after) => {
  expect(changes(edits)).toEqual([{ name, before, after }]);
});

test('other queries and expressions are compared whole', () => {
  const math = { type: 'math', expression: '$A * 2', intervalMs: 5 };
  const data = [...rule.data, { refId: 'C', datasourceUid: '__expr__', model: math }];
  expect(changes({ data })).toEqual([
    { name: 'C.expression', before: '', after: '{"expression":"$A * 2","type":"math"}' },
  ]);
  const logs = { refId: 'D', datasourceUid: 'loki', model: { query: 'x' } };
  expect(changes({ data: [...rule.data, logs] }).map(({ name }) => name)).toEqual([
    'D.datasource',
    'D.query',
    'D.range',
  ]);
});

test('paused is not a difference', () => {
  expect(changes({ isPaused: true })).toEqual([]);
});

function limit(condition: object) {
  return { ...rule.data[1], model: { ...rule.data[1].model, conditions: [condition] } };
}
