import { PanelBuilder as GraphBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { MappingType } from '@grafana/grafana-foundation-sdk/dashboard';
import type { PanelBuilder } from '@grafana/grafana-foundation-sdk/statetimeline';
import { datasource } from '../context';
import { blankGraph, paint } from '../graph-look';
import type { Band } from '../layout';
import { stateRefId, textQuery } from '../queries';
import { blankTimeline, type State, stateMappings } from '../state-timeline';
import type { DescriptionParts } from '../texts';
import { stateLook } from '../timeseries';
import { chosen, inRange, rulesSeen } from './series';
import { severityColors } from './severities';
import { describeAlerts, metrics } from './texts';
import { quiet, UNSEEN, wordsWithout } from './words';

const state = (value: number, text: string, color: string): State => ({ from: value, to: value, text, color });

const states: readonly State[] = [
  state(1, 'pending', 'semi-dark-purple'),
  state(2, 'information', severityColors.info),
  state(3, 'warning', severityColors.warning),
  state(4, 'critical', severityColors.critical),
];

/** The worst of each rule's alerts over time. */
function timeline(): PanelBuilder {
  const worst = [
    `4 * ${chosen('firing', 'severity="critical"')}`,
    `3 * ${chosen('firing', 'severity="warning"')}`,
    `2 * ${chosen('firing', 'severity!~"critical|warning"')}`,
    `1 * ${chosen('pending')}`,
  ].join(' or ');
  // Along the whole range, or the bar of words would be a dot.
  const end = ' @ end()';
  const none = `unless on() (${inRange('firing', end)} or ${inRange('pending', end)})`;
  const words = [
    `((0 * ${rulesSeen(end)} + ${quiet.none}) ${none})`,
    `((vector(${quiet.unseen}) unless on() ${rulesSeen(end)}) ${none})`,
  ].join('\nor ');
  return blankTimeline({
    title: 'Alerts over time',
    description: describeAlerts(
      {
        question: 'When did what fire?',
        meaning: 'One bar a rule: pending, and then its severity while it fires for any engine. A gap: neither.',
        good: 'Gaps.',
        advice: 'The bar that begins first is often the cause of the others. Drag over it to look at that time alone.',
      },
      metrics
    ),
    datasource,
    unit: 'none',
  })
    .mappings([
      {
        type: MappingType.ValueToText,
        options: {
          [quiet.none]: { text: 'No alert in this time range', color: 'green', index: 0 },
          [quiet.unseen]: { text: UNSEEN, color: 'text', index: 1 },
        },
      },
      ...stateMappings(states, 2),
    ])
    .withTarget(textQuery('A', `max by (alertname) (${worst})`, '{{alertname}}'))
    .withTarget(textQuery(stateRefId, words, 'Alerts'));
}

interface Counted extends DescriptionParts {
  readonly title: string;
  readonly expr: string;
  readonly legend: string;
  readonly colors?: Readonly<Record<string, string>>;
  readonly of: 'firing' | 'pending';
  readonly none: string;
}

function counts({ title, expr, legend, colors, of, none, ...text }: Counted): GraphBuilder {
  const description = describeAlerts(text, metrics);
  const panel = blankGraph(
    { description, datasource, unit: 'short', single: false },
    { title, stacked: true, decimals: 0, softMax: 1 }
  );
  // Of a severity that does not fire now, a line would lie on the one below it.
  panel.lineWidth(0);
  paint(panel, colors);
  return panel
    .withTarget(textQuery('A', expr, legend))
    .withTarget(textQuery(stateRefId, wordsWithout('state', inRange(of), none), '{{state}}').instant())
    .overrideByQuery(stateRefId, stateLook);
}

/** What fired when, and how much of it. */
export function historyBands(): Band[] {
  return [
    { title: 'What fired when?', height: 11, panels: [[24, timeline()]] },
    {
      height: 8,
      panels: [
        [
          8,
          counts({
            title: 'Firing, by severity',
            question: 'How much fires at once?',
            meaning: 'Alerts that fire, by severity.',
            good: 'Nothing, for most of the time.',
            advice: 'A step up of many at once has one cause: look at what began first in the timeline.',
            expr: `count by (severity) (${chosen('firing')})`,
            legend: '{{severity}}',
            colors: severityColors,
            of: 'firing',
            none: 'No alert has fired in this time range',
          }),
        ],
        [
          8,
          counts({
            title: 'Firing, by model',
            question: 'Whose alerts are they?',
            meaning: 'Alerts that fire, by model; those of GPUs, hosts and gateways have none.',
            good: 'Nothing, for most of the time.',
            advice: 'One model alone: its engines or its traffic. All at once: what they share.',
            expr: `count by (model_name) (label_replace(${chosen('firing')}, "model_name", "no model", "model_name", ""))`,
            legend: '{{model_name}}',
            of: 'firing',
            none: 'No alert has fired in this time range',
          }),
        ],
        [
          8,
          counts({
            title: 'Pending, by alert',
            question: 'What nearly fired?',
            meaning: 'Alerts whose condition holds and whose wait is not over, by rule.',
            good: 'Short peaks.',
            advice: 'What is pending again and again and never fires is close to its limit.',
            expr: `count by (alertname) (${chosen('pending')})`,
            legend: '{{alertname}}',
            of: 'pending',
            none: 'No alert was pending in this time range',
          }),
        ],
      ],
    },
  ];
}
