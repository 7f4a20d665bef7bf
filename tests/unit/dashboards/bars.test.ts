/** @jest-environment jsdom */
import {
  type DataFrame,
  type DataTransformerConfig,
  FieldType,
  getFieldDisplayName,
  standardTransformers,
  standardTransformersRegistry,
  toDataFrame,
  transformDataFrame,
} from '@grafana/data';
import { firstValueFrom } from 'rxjs';
import { groupedBars } from '../../../as-code/dashboards/bars';
import { measureById } from '../../../src/engine/measures/catalogue/catalogue';

const [written, read] = ['generation_token_rate', 'prompt_token_rate'].map(measureById);

beforeAll(() =>
  standardTransformersRegistry.setInit(() =>
    [
      standardTransformers.groupByTransformer,
      standardTransformers.joinByFieldTransformer,
      standardTransformers.sortByTransformer,
      standardTransformers.organizeFieldsTransformer,
    ].map((transformer) => ({
      id: transformer.id,
      name: transformer.name,
      transformation: () => Promise.resolve(transformer),
      editor: () => null,
      imageDark: '',
      imageLight: '',
    }))
  )
);

/** What Prometheus' range answers are as a table: one row for each step and group. */
function table(refId: string, rows: ReadonlyArray<readonly [group: string, value: number]>): DataFrame {
  return toDataFrame({
    refId,
    fields: [
      { name: 'Time', type: FieldType.time, values: rows.map((_, i) => i * 15_000) },
      { name: 'group', type: FieldType.string, values: rows.map(([group]) => group) },
      { name: `Value #${refId}`, type: FieldType.number, values: rows.map(([, value]) => value) },
    ],
  });
}

test('the steps of each group become one row of means, the groups in their order, a column for each measure', async () => {
  const panel = groupedBars(
    [
      { measure: written, color: 'blue' },
      { measure: read, color: 'purple' },
    ],
    { title: 'Bars', gauge: 'running', axis: 'running', from: [1, 2, 4], none: 'Nothing ran' }
  ).build();
  const frames = [
    table('A', [
      ['3. 2–3', 100],
      ['1. below 1', 10],
      ['3. 2–3', 200],
    ]),
    table('B', [
      ['3. 2–3', 7],
      ['1. below 1', 1],
      ['1. below 1', 3],
    ]),
  ];
  const [joined, ...more] = await firstValueFrom(
    transformDataFrame(panel.transformations as DataTransformerConfig[], frames)
  );
  expect(more).toEqual([]);
  expect(joined.fields.map((field) => [getFieldDisplayName(field, joined), field.values])).toEqual([
    ['group', ['1. below 1', '3. 2–3']],
    [written.title, [10, 150]],
    [read.title, [2, 7]],
  ]);
  expect(panel.options).toMatchObject({ xField: 'group' });
});

test('groups are named by the whole numbers in them', () => {
  const [{ expr }] = groupedBars([{ measure: written, color: 'blue' }], {
    title: 'Bars',
    gauge: 'running',
    axis: 'running',
    from: [1, 2, 4],
    none: 'Nothing ran',
  }).build().targets as unknown as Array<{ expr: string }>;
  expect([...expr.matchAll(/"group", "([^"]+)"/g)].map(([, name]) => name)).toEqual([
    '1. below 1',
    '2. 1',
    '3. 2–3',
    '4. 4 or more',
  ]);
});
