import { adHocFilters } from './filters';
import { interpolateQuery, isComplete } from './interpolate';
import type { MeasureQuery, VllmQuery } from './model';

const values: Record<string, string | string[]> = {
  model: ['a.b', 'c'],
  engine: '0',
  all: '.*',
  q: 'ttft_p95',
  slo: '0.5',
};
const replace = (text: string, _?: unknown, format?: unknown) =>
  text.replace(/\$(\w+)/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof format === 'function' ? format(value) : [value].flat().join(',');
  });

const measure = (more: Partial<MeasureQuery>): MeasureQuery => ({
  refId: 'A',
  queryType: 'measure',
  measure: 'running',
  ...more,
});

describe('interpolateQuery', () => {
  it('makes alternatives of several values in a regular expression, and escapes them', () => {
    const { filters } = interpolateQuery(
      measure({ filters: [{ label: 'model_name', op: '=~', value: '$model' }] }),
      replace
    );
    expect(filters).toEqual([{ label: 'model_name', op: '=~', value: 'a\\.b|c' }]);
  });

  it('leaves the pattern of a single value alone', () => {
    const { filters } = interpolateQuery(measure({ filters: [{ label: 'engine', op: '=~', value: '$all' }] }), replace);
    expect(filters).toEqual([{ label: 'engine', op: '=~', value: '.*' }]);
  });

  it('puts variables into measure, grouping, window and objectives', () => {
    const query = measure({
      measure: '$q',
      by: ['$engine'],
      window: '$slo',
      objectives: { ttft_objective: '$slo', x: 2 },
    });
    expect(interpolateQuery(query, replace)).toMatchObject({
      measure: 'ttft_p95',
      by: ['0'],
      window: '0.5',
      objectives: { ttft_objective: '0.5', x: 2 },
    });
  });

  it('adds ad-hoc filters behind the query’s own', () => {
    const more = adHocFilters([
      { key: 'engine', operator: '!=', value: '1' },
      { key: 'model_name', operator: '=|', value: 'a', values: ['a', 'b+'] },
    ]);
    expect(interpolateQuery(measure({}), replace, undefined, more).filters).toEqual([
      { label: 'engine', op: '!=', value: '1' },
      { label: 'model_name', op: '=~', value: 'a|b\\+' },
    ]);
  });

  it('leaves PromQL to the linked Prometheus', () => {
    const query: VllmQuery = { refId: 'A', queryType: 'promql', expr: 'rate(x{m="$engine"}[$__rate_interval])' };
    expect(interpolateQuery(query, replace)).toMatchObject({ expr: query.expr });
  });
});

it('refuses ad-hoc operators that it cannot express', () => {
  expect(() => adHocFilters([{ key: 'a', operator: '<', value: '1' }])).toThrow(/use =, !=, =~ or !~/);
});

it.each<[VllmQuery, boolean]>([
  [measure({ measure: '' }), false],
  [measure({}), true],
  [{ refId: 'A', queryType: 'raw', family: '' }, false],
  [{ refId: 'A', queryType: 'promql', expr: ' ' }, false],
  [{ refId: 'A', queryType: 'limits' }, true],
])('knows what is enough to run: %j', (query, complete) => {
  expect(isComplete(query)).toBe(complete);
});
