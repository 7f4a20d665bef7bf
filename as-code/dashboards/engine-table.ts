import { type DynamicConfigValue, MappingType, SpecialValueMatch } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import { measureById } from '../../src/engine/measures/catalogue/catalogue';
import { leaf } from '../../src/engine/measures/promql/leaf';
import { identityLabels } from '../../src/engine/measures/types';
import { datasource, panelContext } from './context';
import { tableQuery, tableText } from './queries';
import { thresholdSteps } from './stat';
import { absence, absenceTexts, noneText } from './state';
import { grafanaUnits } from '../../src/datasource/frames/units';

const columns = [
  ['running', 'Running'],
  ['waiting', 'Waiting'],
  ['max_concurrency', 'KV holds'],
  ['kv_usage', 'KV usage'],
  ['preemption_rate', 'Preempts'],
  ['request_rate', 'Requests'],
  ['ttft_p95', 'TTFT p95'],
  ['itl_p95', 'ITL p95'],
  ['e2e_p95', 'E2E p95'],
  ['generation_token_rate', 'Output'],
] as const;

const refIdOf = (index: number) => String.fromCharCode(65 + index);
const downRefId = 'Z';
const hidden = ['Time', '__name__'];

/** One row an engine with its main numbers, and one for each target that is down. */
export function engineTable(): PanelBuilder {
  const panel = new PanelBuilder()
    .title('Engines')
    .description(
      [
        '**Which engine is the odd one out?**',
        'One row for each engine (data-parallel ranks by themselves), with its numbers now; targets that cannot be scraped have a row of their own.',
        '**Good:** rows that look alike, nothing waiting, nothing down.',
        '**What to do:** click an instance to see it alone. One engine with a queue beside idle ones is the router’s doing.',
        '*A dash is a number that the engine does not expose; “idle” has nothing to measure.*',
      ].join('\n\n')
    )
    .datasource(datasource)
    .mappings([
      {
        type: MappingType.SpecialValue,
        options: { match: SpecialValueMatch.NotANumber, result: { text: absenceTexts.idle, color: 'text', index: 0 } },
      },
      {
        type: MappingType.SpecialValue,
        options: { match: SpecialValueMatch.Null, result: { text: '–', color: 'text', index: 1 } },
      },
    ])
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({
      id: 'organize',
      options: {
        excludeByName: Object.fromEntries(hidden.map((name) => [name, true])),
        indexByName: Object.fromEntries(
          [
            'instance',
            `Value #${downRefId}`,
            'model_name',
            'engine',
            'job',
            'namespace',
            'cluster',
            ...columns.map((_, i) => `Value #${refIdOf(i)}`),
          ].map((name, index) => [name, index])
        ),
        renameByName: {
          instance: 'Instance',
          model_name: 'Model',
          engine: 'Engine',
          job: 'Job',
          namespace: 'Namespace',
          cluster: 'Cluster',
        },
      },
    });
  columns.forEach(([id, title], i) => {
    panel.withTarget(tableQuery(refIdOf(i), id, identityLabels));
    panel.overrideByName(`Value #${refIdOf(i)}`, columnLook(id, title));
  });
  return panel
    .withTarget(
      tableText(
        downRefId,
        `${leaf({ signal: 'up' }, panelContext)} == 0\nor ${noneText('instance', 'engine', 'No engine')}`
      )
    )
    .overrideByName(`Value #${downRefId}`, [
      { id: 'displayName', value: 'State' },
      { id: 'custom.width', value: 62 },
      {
        id: 'mappings',
        value: [
          {
            type: 'value',
            options: {
              '0': { text: 'down', color: 'red', index: 0 },
              [absence.noEngine]: { text: 'none', color: 'text', index: 2 },
            },
          },
          { type: 'special', options: { match: 'null', result: { text: 'up', color: 'green', index: 1 } } },
        ],
      },
      { id: 'custom.cellOptions', value: { type: 'color-text' } },
    ])
    .overrideByName('Model', [{ id: 'custom.width', value: 120 }])
    .overrideByName('Engine', [{ id: 'custom.width', value: 66 }])
    .overrideByName('Job', [{ id: 'custom.width', value: 66 }])
    .overrideByName('Instance', [
      { id: 'custom.width', value: 140 },
      {
        id: 'links',
        value: [
          {
            title: 'Show ${__value.text} alone',
            url: '/d/${__dashboard.uid}?${datasource:queryparam}&var-instance=${__value.text}&${__url_time_range}',
          },
        ],
      },
    ]);
}

function columnLook(id: string, title: string): DynamicConfigValue[] {
  const { unit, thresholds } = measureById(id);
  return [
    { id: 'displayName', value: title },
    { id: 'custom.width', value: 88 },
    { id: 'unit', value: grafanaUnits[unit] },
    ...(thresholds
      ? [
          { id: 'thresholds', value: thresholdSteps(thresholds).build() },
          { id: 'custom.cellOptions', value: { type: 'color-text' } },
        ]
      : []),
  ];
}
