import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  ReduceDataOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { MappingType, ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { datasource } from '../context';
import { type Band, tileBands } from '../layout';
import { textQuery } from '../queries';
import type { DescriptionParts } from '../texts';
import { alertLabels, beginnings, chosen, meanSecondsOfAll } from './series';
import { severityColors } from './severities';
import { describeAlerts, metrics } from './texts';
import { quiet, valueOrQuiet } from './words';

interface Tile extends DescriptionParts {
  readonly title: string;
  readonly goal: string;
  readonly expr: string;
  /** The colour of anything above 0; none where more is not worse. */
  readonly color?: string;
  readonly unit?: string;
  /** Over the range rather than now. */
  readonly whole?: boolean;
}

function tile({ title, goal, expr, color, unit = 'short', whole = false, ...text }: Tile): PanelBuilder {
  const target = textQuery('A', expr, title);
  const panel = new PanelBuilder()
    .title(title)
    .description(describeAlerts(text, metrics))
    .datasource(datasource)
    .unit(unit)
    .decimals(0)
    .min(0)
    .displayName(goal)
    .textMode(BigValueTextMode.ValueAndName)
    .graphMode(whole ? BigValueGraphMode.None : BigValueGraphMode.Area)
    .colorMode(BigValueColorMode.Value)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['last']).values(false).fields(''))
    .mappings([
      {
        type: MappingType.ValueToText,
        options: {
          [quiet.unseen]: { text: 'none seen', color: 'text', index: 0 },
          [quiet.none]: { text: 'none fired', color: 'text', index: 1 },
        },
      },
    ])
    .thresholds(
      new ThresholdsConfigBuilder()
        .mode(ThresholdsMode.Absolute)
        .steps([{ value: null, color: color ? 'green' : 'text' }, ...(color ? [{ value: 1, color }] : [])])
    );
  return panel.withTarget(whole ? target.instant() : target);
}

function firingTile(severity: keyof typeof severityColors, title: string, advice: string): PanelBuilder {
  return tile({
    title,
    goal: 'firing',
    question: `How many ${severity} alerts fire?`,
    meaning: 'Counted by engine, GPU or model: one rule can fire for several.',
    good: '0.',
    advice,
    expr: valueOrQuiet(`count(${chosen('firing', `severity="${severity}"`)})`, 0),
    color: severityColors[severity],
  });
}

/** How much fires, and how much did. */
export function tileRows(): Band[] {
  return tileBands([
    firingTile('critical', 'Critical', 'Open the alert’s runbook below: somebody’s requests fail or hang.'),
    firingTile('warning', 'Warning', 'Look at it today: it becomes critical, or costs latency meanwhile.'),
    firingTile('info', 'Information', 'Nothing at once: it says what is unusual, beside what else fires.'),
    tile({
      title: 'Pending',
      goal: 'about to fire',
      question: 'What will fire if it goes on?',
      meaning: 'Alerts whose condition holds, and whose wait is not over.',
      good: '0, or short peaks.',
      advice: 'Look at the list: what is pending beside a firing alert is often its cause.',
      expr: valueOrQuiet(`count(${chosen('pending')})`, 0),
    }),
    tile({
      title: 'Began',
      goal: 'times, in the range',
      question: 'How often did an alert begin to fire?',
      meaning: 'Beginnings in the dashboard’s time range, by the minute; what was firing when it began counts once.',
      good: 'Few, and none that comes again and again.',
      advice: 'Sort the table “Again and again” below by how often each began.',
      expr: valueOrQuiet(`sum(${beginnings(alertLabels)})`, quiet.none),
      whole: true,
    }),
    tile({
      title: 'Time to resolve',
      goal: 'mean, in the range',
      question: 'How long does an alert fire?',
      meaning:
        'The time that alerts fired in the range, by how often one began; those that still fire count as they are.',
      good: 'Minutes for critical ones.',
      advice:
        'Long ones are in the table “Again and again”: a runbook that does not help, or a limit that is too tight.',
      expr: valueOrQuiet(meanSecondsOfAll, quiet.none),
      unit: 's',
      whole: true,
    }),
  ]);
}
