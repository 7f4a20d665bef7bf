import {
  type DynamicConfigValue,
  MappingType,
  SpecialValueMatch,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import { grafanaUnits } from '../../src/datasource/frames/units';
import { measureToPromQL } from '../../src/engine/measures/promql/print';
import type { Measure, Thresholds } from '../../src/engine/measures/types';
import { datasource, panelContext } from './context';
import { tableText } from './queries';
import { thresholdSteps } from './stat';
import { absenceTexts, lackingText, noneText } from './state';
import { sourcesOf } from '../../src/engine/measures/requirement';

/** A column of numbers: a measure by the table's labels, or any PromQL that gives one series a row. */
export interface Column {
  readonly title: string;
  readonly measure?: Measure;
  /** The range of its rates; the panel's unless given. */
  readonly window?: string;
  /** Instead of a measure. */
  readonly expr?: string;
  /** Grafana's unit id; the measure's unless given. */
  readonly unit?: string;
  readonly thresholds?: Thresholds;
  readonly decimals?: number;
  readonly width?: number;
  /** Further properties of the column. */
  readonly more?: readonly DynamicConfigValue[];
}

/** A label of the rows, in the order in which the columns stand. */
export interface LabelColumn {
  readonly label: string;
  readonly title: string;
  readonly width?: number;
  /** Where a click on a cell leads. */
  readonly links?: ReadonlyArray<{ readonly title: string; readonly url: string }>;
}

export interface TableOptions {
  readonly title: string;
  /** A panel's description: question, meaning, **Good:** and **What to do:**. */
  readonly description: string;
  readonly labels: readonly LabelColumn[];
  readonly columns: readonly Column[];
  /** What the panel says where it has no row at all. */
  readonly none: string;
  /** PromQL without which there is no row; that the program is there, unless given. */
  readonly rows?: string;
  /** PromQL of the row that says why there is no other one, in this label; made of `none` and `rows`, unless given. */
  readonly without?: (label: string) => string;
  /** The title of the column that orders the rows, the largest first. */
  readonly sortBy?: string;
  /** Further labels of the queries' series, which are not shown. */
  readonly hidden?: readonly string[];
}

// Grafana 12 draws only the heads of columns where every query of a table is empty, so a row says why.
const none = { refId: 'None', label: 'none', title: 'No rows', width: 520 } as const;

const refIdOf = (index: number) => String.fromCharCode(65 + index);

const wordMappings: ValueMapping[] = [
  {
    type: MappingType.SpecialValue,
    options: { match: SpecialValueMatch.NotANumber, result: { text: absenceTexts.idle, color: 'text', index: 0 } },
  },
  {
    type: MappingType.SpecialValue,
    options: { match: SpecialValueMatch.Null, result: { text: '–', color: 'text', index: 1 } },
  },
];

/** Numbers now, one row for each set of the labels. */
export function tablePanel({ columns, labels, ...options }: TableOptions): PanelBuilder {
  const by = labels.map(({ label }) => label);
  const panel = new PanelBuilder()
    .title(options.title)
    .description(options.description)
    .datasource(datasource)
    .noValue(options.none)
    .minWidth(90)
    .mappings(wordMappings)
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({
      id: 'organize',
      options: {
        excludeByName: Object.fromEntries(
          ['Time', '__name__', `Value #${none.refId}`, ...(options.hidden ?? [])].map((name) => [name, true])
        ),
        indexByName: Object.fromEntries(
          [none.label, ...by, ...columns.map((_, i) => valueOf(i))].map((name, index) => [name, index])
        ),
        renameByName: Object.fromEntries([none, ...labels].map(({ label, title }) => [label, title])),
      },
    });
  columns.forEach((column, i) => {
    panel.withTarget(tableText(refIdOf(i), textOf(column, by)));
    panel.overrideByName(valueOf(i), lookOf(column));
  });
  const source = columns.flatMap(({ measure }) => (measure ? sourcesOf(measure) : []))[0] ?? 'engine';
  const without =
    options.without?.(none.label) ??
    (options.rows ? lackingText(none.label, options.rows, options.none) : noneText(none.label, source, options.none));
  panel.withTarget(tableText(none.refId, without));
  panel.overrideByName(none.title, [{ id: 'custom.width', value: none.width }]);
  labels
    .filter(({ width, links }) => width !== undefined || links)
    .forEach(({ title, width, links }) =>
      panel.overrideByName(title, [
        ...(width === undefined ? [] : [{ id: 'custom.width', value: width }]),
        ...(links ? [{ id: 'links', value: links }] : []),
      ])
    );
  if (options.sortBy) {
    panel.sortBy([new TableSortByFieldStateBuilder().displayName(options.sortBy).desc(true)]);
  }
  return panel;
}

const valueOf = (index: number) => `Value #${refIdOf(index)}`;

function textOf({ title, measure, expr, window = panelContext.window }: Column, by: readonly string[]): string {
  if (expr !== undefined) {
    return expr;
  }
  if (!measure) {
    throw new TypeError(`the column "${title}" has neither a measure nor PromQL`);
  }
  return measureToPromQL(measure, { ...panelContext, by, window });
}

function lookOf({ title, measure, unit, width, decimals, more = [], ...column }: Column): DynamicConfigValue[] {
  const thresholds = column.thresholds ?? measure?.thresholds;
  const unitId = unit ?? (measure && grafanaUnits[measure.unit]);
  return [
    { id: 'displayName', value: title },
    ...(unitId ? [{ id: 'unit', value: unitId }] : []),
    ...(width === undefined ? [] : [{ id: 'custom.width', value: width }]),
    ...(decimals === undefined ? [] : [{ id: 'decimals', value: decimals }]),
    ...(thresholds
      ? [
          { id: 'thresholds', value: thresholdSteps(thresholds).build() },
          { id: 'custom.cellOptions', value: { type: 'color-text' } },
        ]
      : []),
    ...more,
  ];
}
