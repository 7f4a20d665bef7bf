import type { AnsweredSeries } from './ask';
import { judge } from './judge';
import type { ShownPanel } from './panels';

const graph: ShownPanel = { id: 1, type: 'timeseries', title: 'Graph' };
const reason = 'label_replace(vector(-2) unless on() count(up), "state", "No engine answers", "", "")';
const state = series({ refId: 'State', expr: reason, labels: { state: 'No engine answers' }, values: [-2] });
const words = [
  { type: 'value', options: { '-2': { text: 'no engine' }, '-Infinity': { text: 'none' } } },
  { type: 'special', options: { match: 'nan', result: { text: 'idle' } } },
  { type: 'range', options: { from: 0, to: 0, result: { text: 'healthy' } } },
] as const;
const tile: ShownPanel = {
  ...{ id: 2, type: 'stat', title: 'Tile' },
  fieldConfig: { defaults: { mappings: words }, overrides: [] },
};

function series(given: Partial<AnsweredSeries>): AnsweredSeries {
  return { refId: 'A', expr: 'up', name: 'up', labels: {}, values: [1], ...given };
}

function hiding(options: string, property: { readonly id: string; readonly value: unknown }): ShownPanel {
  const overrides = [{ matcher: { id: 'byName', options }, properties: [property] }];
  return { ...graph, fieldConfig: { defaults: {}, overrides } };
}

describe('a panel is empty without a word', () => {
  test.each<[string, ShownPanel, readonly AnsweredSeries[]]>([
    ['without any answer', graph, []],
    ['a graph of nothing finite', graph, [series({ values: [NaN, -Infinity] })]],
    ['a tile whose value has no words', { ...tile, fieldConfig: undefined }, [series({ values: [NaN] })]],
    ['an infinite value', tile, [series({ values: [Infinity] })]],
    ['a heatmap without a request', { ...graph, type: 'heatmap' }, [series({ values: [0, NaN] })]],
    ['a line that is hidden', hiding('up', { id: 'custom.hideFrom', value: { viz: true } }), [series({})]],
    ['nothing but the bounds of an area', hiding('up', { id: 'custom.lineWidth', value: 0 }), [series({})]],
    ['a table without rows', { ...graph, type: 'table' }, []],
    ['a line that the panel leaves out', keeping('p95'), [series({})]],
  ])('%s', (_, panel, answered) => {
    expect(judge(panel, answered)).toEqual({ shows: 'nothing' });
  });
});

function keeping(name: string): ShownPanel {
  const options = { include: { pattern: `/^(Time|${name})$/` } };
  return { ...tile, transformations: [{ id: 'filterFieldsByName', options }] };
}

test.each<[string, ShownPanel, readonly AnsweredSeries[], string]>([
  ['the reason of a graph', graph, [series({ values: [NaN] }), state], 'No engine answers'],
  ['a coded value', tile, [series({ values: [3, -2] })], 'no engine'],
  ['not a number', tile, [series({ values: [3, NaN] })], 'idle'],
  ['a shared line without a value', keeping('p95'), [series({ name: 'p95', values: [-Infinity] })], 'none'],
  ['a row of words', { ...graph, type: 'table' }, [state], 'No engine answers'],
  ['the panel’s own', { ...graph, fieldConfig: { defaults: { noValue: 'none' }, overrides: [] } }, [], 'none'],
])('words: %s', (_, panel, answered, said) => {
  expect(judge(panel, answered)).toEqual({ shows: 'words', words: said });
});

test.each<[string, ShownPanel, readonly AnsweredSeries[]]>([
  ['a graph beside its reason', graph, [series({ values: [NaN, 0] }), state]],
  ['a value now', tile, [series({ values: [-2, 3] })]],
  ['words for a range of values', tile, [series({ values: [0] })]],
  ['a shared line', keeping('p95'), [series({ name: 'p50', values: [NaN] }), series({ name: 'p95' })]],
  ['a row of a table', { ...graph, type: 'table' }, [series({ values: [NaN] })]],
])('data: %s', (_, panel, answered) => {
  expect(judge(panel, answered)).toEqual({ shows: 'data' });
});

test('a kind of panel that nobody has thought of is no data', () => {
  expect(() => judge({ ...graph, type: 'geomap' }, [series({})])).toThrow('a geomap shows data');
});
