import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  type DataSourceRef,
  ReduceDataOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  MappingType,
  SpecialValueMatch,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { requirement } from '../../src/engine/measures/requirement';
import type { Measure, Thresholds } from '../../src/engine/measures/types';
import { datasource } from './context';
import { objectiveQuery, objectiveRefId, statQuery } from './queries';
import { only, otherPanels } from './shared-answers';
import { absence, absenceTexts } from './state';
import { describe } from './texts';
import { grafanaUnits } from '../../src/datasource/frames/units';

const quiet = 'text';

type Reason = Exclude<keyof typeof absence, 'notExposed'>;

/** Words for the values that are none. */
export function absenceMappings(measure: Measure): ValueMapping[] {
  const version = /vLLM ([\d.]+)/.exec(requirement(measure))?.[1];
  const texts = Object.entries(absence).map(([reason, value]): [number, string] => [
    value,
    reason === 'notExposed' ? (version ? `needs ${version}` : 'not exposed') : absenceTexts[reason as Reason],
  ]);
  return [
    {
      type: MappingType.ValueToText,
      options: Object.fromEntries(texts.map(([value, text], index) => [value, { text, color: quiet, index }])),
    },
    {
      type: MappingType.SpecialValue,
      options: {
        match: SpecialValueMatch.NotANumber,
        result: { text: absenceTexts.idle, color: quiet, index: texts.length },
      },
    },
  ];
}

/** Words for the values of `valueOrInfinity`. */
export const infinityMappings: ValueMapping[] = [
  {
    type: MappingType.ValueToText,
    options: {
      '-Infinity': { text: absenceTexts.none, color: quiet, index: 0 },
    },
  },
  {
    type: MappingType.SpecialValue,
    options: {
      match: SpecialValueMatch.NotANumber,
      result: { text: absenceTexts.idle, color: quiet, index: 1 },
    },
  },
];

/** Threshold steps of a measure, or plain text colour where it has none. */
export function thresholdSteps(thresholds?: Thresholds): ThresholdsConfigBuilder {
  const steps = !thresholds
    ? [{ value: null, color: quiet }]
    : thresholds.direction === 'above'
      ? [
          { value: null, color: 'green' },
          ...(thresholds.warn < thresholds.bad ? [{ value: thresholds.warn, color: 'orange' }] : []),
          { value: thresholds.bad, color: 'red' },
        ]
      : [
          { value: null, color: 'red' },
          ...(thresholds.bad < thresholds.warn ? [{ value: thresholds.bad, color: 'orange' }] : []),
          { value: thresholds.warn, color: 'green' },
        ];
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps);
}

export interface StatOptions {
  readonly title: string;
  /** What is wanted, in a few words; shown under the value. */
  readonly goal?: string;
  /** The dashboard variable whose value is the threshold. */
  readonly objective?: string;
  readonly thresholds?: Thresholds;
  readonly decimals?: number;
}

export interface TileFrame {
  readonly description: string;
  readonly datasource: DataSourceRef;
  /** Absent where it shares another panel's answer. */
  readonly target?: Builder<Dataquery>;
  readonly measure: Measure;
}

/** A tile of one query, as all tiles of ours look; without thresholds. */
export function blankTile({ description, datasource, target, measure }: TileFrame, options: StatOptions): PanelBuilder {
  const { title, goal, decimals } = options;
  const panel = new PanelBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .unit(grafanaUnits[measure.unit])
    .min(0)
    .graphMode(BigValueGraphMode.Area)
    .colorMode(BigValueColorMode.Value)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['last']).values(false).fields(''));
  if (target) {
    panel.withTarget(target);
  }
  if (decimals !== undefined) {
    panel.decimals(decimals);
  }
  if (goal) {
    panel.displayName(goal).textMode(BigValueTextMode.ValueAndName);
  }
  return panel;
}

const byObjective = 'Green up to the objective chosen above, red beyond it.';

/** A tile that reads in a second: the value now, its trend, and words where there is no value. */
export function statPanel(measure: Measure, options: StatOptions): PanelBuilder {
  const { objective, thresholds } = options;
  const description = describe([measure], ...(objective ? [byObjective] : []));
  const panel = blankTile({ description, datasource, target: statQuery('A', measure), measure }, options).mappings(
    absenceMappings(measure)
  );
  return objective
    ? judged(panel.withTarget(objectiveQuery(objective)))
    : panel.thresholds(thresholdSteps(thresholds ?? measure.thresholds));
}

/** Such a tile of one line of a graph, whose answer it shares (`Placed`). The line must be a `current` one. */
export function sharedTile(measure: Measure, line: string, options: StatOptions): PanelBuilder {
  const { objective, thresholds } = options;
  const description = describe([measure], ...(objective ? [byObjective] : []));
  const panel = blankTile({ description, datasource: otherPanels, measure }, options)
    .mappings(infinityMappings)
    .withTransformation(only(line, ...(objective ? [objectiveRefId] : [])));
  return objective ? judged(panel) : panel.thresholds(thresholdSteps(thresholds ?? measure.thresholds));
}

/** Takes the threshold from the series of the chosen objective. */
function judged(panel: PanelBuilder): PanelBuilder {
  return panel
    .thresholds(new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([{ value: null, color: 'green' }]))
    .withTransformation({
      id: 'configFromData',
      options: {
        configRefId: objectiveRefId,
        mappings: [
          { fieldName: objectiveRefId, handlerKey: 'threshold1', handlerArguments: { threshold: { color: 'red' } } },
          { fieldName: 'Time', handlerKey: '__ignore' },
        ],
      },
    });
}
