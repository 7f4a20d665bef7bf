import { type DynamicConfigValue, MappingType, PanelBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import type { PanelBuilder as TablePanel } from '@grafana/grafana-foundation-sdk/table';
import { runbookPath } from '../../../src/engine/alerts/runbook';
import type { Band, Placeable } from '../layout';
import { type LabelColumn, tablePanel } from '../table';
import { alertLabels, chosen, firingSince } from './series';
import { severityColors } from './severities';
import { describeAlerts, metrics } from './texts';
import { UNSEEN, wordsWithout } from './words';

/** The columns of `alertLabels`. */
export const labelColumns: readonly LabelColumn[] = [
  { label: 'severity', title: 'Severity', width: 95 },
  {
    label: 'alertname',
    title: 'Alert',
    width: 190,
    links: [{ title: 'Runbook', url: runbookPath({ name: '${__value.raw}' }) }],
  },
  { label: 'model_name', title: 'Model' },
  { label: 'job', title: 'Job', width: 70 },
  { label: 'instance', title: 'Instance' },
];

/** A severity in its colour. */
const severityLook: DynamicConfigValue[] = [
  { id: 'custom.cellOptions', value: { type: 'color-text' } },
  {
    id: 'mappings',
    value: [
      {
        type: MappingType.ValueToText,
        options: Object.fromEntries(
          Object.entries(severityColors).map(([text, color], index) => [text, { text, color, index }])
        ),
      },
    ],
  },
];

/** A table of alerts: severities in their colours, and a dash for what an alert does not have. */
export function asAlerts(table: TablePanel): TablePanel {
  labelColumns.forEach(({ title }) => table.overrideByName(title, [{ id: 'noValue', value: '–' }]));
  return table.overrideByName('Severity', severityLook);
}

const beyond = [
  { type: MappingType.ValueToText, options: { '0': { text: 'more than a day', index: 0 } } },
  { type: MappingType.SpecialValue, options: { match: 'null', result: { text: '–', index: 1 } } },
];

/** Grafana's own list: it needs no query, and says itself that nothing fires. */
function alertList(): Placeable {
  return new PanelBuilder()
    .type('alertlist')
    .title('Firing, as Grafana knows them')
    .description(
      describeAlerts(
        {
          question: 'What fires, wherever its rule runs?',
          meaning: 'Every alert with the label product="vllm". A click opens the rule, where it can be silenced.',
          good: 'An empty list.',
          advice: 'Critical ones first; the runbook is in the alert’s details. The filters above do not count here.',
        },
        'Grafana itself: its own rules, and those of every Prometheus and Mimir whose data source has “Manage alerts via Alerting UI” on.'
      )
    )
    .options({
      viewMode: 'list',
      groupMode: 'default',
      groupBy: [],
      // The newest first: by importance, Grafana 12 does not know a firing alert.
      sortOrder: 5,
      maxItems: 50,
      dashboardAlerts: false,
      alertName: '',
      alertInstanceLabelFilter: '{product="vllm"}',
      stateFilter: { firing: true, pending: false, recovering: true, noData: true, normal: false, error: true },
    });
}

function firingTable() {
  const table = tablePanel({
    title: 'Firing, as this Prometheus knows them',
    description: describeAlerts(
      {
        question: 'What fires, where, and since when?',
        meaning:
          'One row an alert. Since when: to the minute within the last day; of an older one, as Prometheus tells, from the first moment of the rule’s wait.',
        good: 'No row but the one that says so.',
        advice: 'A click on an alert opens its runbook.',
      },
      metrics
    ),
    labels: labelColumns,
    columns: [
      {
        title: 'Since',
        expr: firingSince(alertLabels),
        unit: 'dateTimeFromNow',
        width: 140,
        more: [{ id: 'mappings', value: beyond }],
      },
    ],
    none: UNSEEN,
    without: (label) => wordsWithout(label, `count(${chosen('firing')})`, 'No alert is firing'),
    sortBy: 'Since',
  });
  return asAlerts(table);
}

/** What fires now, from both places that can tell. */
export function nowBands(): Band[] {
  return [
    { title: 'What fires now?', height: 7, panels: [[24, alertList()]] },
    { height: 8, panels: [[24, firingTable()]] },
  ];
}
