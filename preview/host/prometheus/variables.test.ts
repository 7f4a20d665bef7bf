import { escapeForPromql, parseMetricFind } from './variables';

test.each([
  ['label_values(job)', { kind: 'label_values', label: 'job', match: undefined }],
  [
    'label_values(up{job=~"$job", a="b"}, instance)',
    { kind: 'label_values', label: 'instance', match: 'up{job=~"$job", a="b"}' },
  ],
  ['query_result(max(a, b))', { kind: 'query_result', expr: 'max(a, b)' }],
  ['metrics(vllm:.*)', { kind: 'metrics', pattern: 'vllm:.*' }],
  ['something else', undefined],
])('%s', (text, expected) => {
  expect(parseMetricFind(text)).toEqual(expected);
});

test.each([
  ['a.b', {}, 'a.b'],
  [1790000300000, {}, '1790000300000'],
  ['a.b', { multi: true }, 'a\\\\.b'],
  [['a.b'], { multi: true }, 'a\\\\.b'],
  [['127.0.0.1:8000', 'b'], { multi: true }, '(127\\\\.0\\\\.0\\\\.1:8000|b)'],
])('writes %j of %j as %s', (value, variable, expected) => {
  expect(escapeForPromql(value, variable)).toBe(expected);
});
