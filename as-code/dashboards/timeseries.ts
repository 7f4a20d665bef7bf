import { AxisPlacement, StackingMode } from '@grafana/grafana-foundation-sdk/common';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import type { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { neededSignals, requirement } from '../../src/engine/measures/requirement';
import type { Measure } from '../../src/engine/measures/types';
import { datasource, panelContext } from './context';
import { blankGraph, type GraphOptions, legendOf, type LineLook, lookOf, paint, shade, unique } from './graph-look';
import {
  bucketQueries,
  measureQuery,
  objectiveQuery,
  objectiveRefId,
  type QueryOptions,
  stateQuery,
  stateRefId,
  togetherQuery,
} from './queries';
import { describe } from './texts';
import { grafanaUnits } from '../../src/datasource/frames/units';

interface Line extends LineLook, QueryOptions {}

const refIds = 'ABCDEFGHIJKLMNOP';

/** A graph of measures of one unit (but for those on the right axis), with words where it would be blank. */
export function graphPanel(lines: readonly Line[], options: GraphOptions): PanelBuilder {
  const measures = unique(lines.map(({ measure }) => measure));
  const description = describe(measures, ...(options.more ?? []));
  const unit = grafanaUnits[measures[0].unit];
  const panel = blankGraph({ description, datasource, unit, single: lines.length === 1 }, options);
  if (options.together) {
    addTogether(panel, lines);
  } else {
    lines.forEach((line, i) => addLine(panel, refIds[i], line));
  }
  if (options.objective) {
    panel.withTarget(objectiveQuery(options.objective)).overrideByQuery(objectiveRefId, objectiveLook);
  }
  paint(panel, options.colors);
  return panel.withTarget(stateQuery(differing(measures))).overrideByQuery(stateRefId, stateLook);
}

/** Only tiles that share the graph's answer use it: drawn, an objective far off would flatten the lines. */
const objectiveLook: DynamicConfigValue[] = [
  { id: 'custom.hideFrom', value: { legend: true, tooltip: true, viz: true } },
];

/** The state has no value of its own: its name in the legend is the message. */
export const stateLook: DynamicConfigValue[] = [
  { id: 'custom.lineWidth', value: 0 },
  { id: 'custom.fillOpacity', value: 0 },
  { id: 'custom.axisPlacement', value: AxisPlacement.Hidden },
  { id: 'custom.stacking', value: { mode: StackingMode.None, group: 'State' } },
  { id: 'color', value: { mode: 'fixed', fixedColor: 'text' } },
  { id: 'custom.hideFrom', value: { legend: false, tooltip: true, viz: false } },
];

/** More lines of single engines in one query, and a Prometheus collects more garbage than it saves. */
const LINES_TOGETHER = 3;

/** A few lines in each query; a series is named by its label `line`. Lines of a query come in the order of their names. */
function addTogether(panel: PanelBuilder, lines: readonly Line[]): void {
  const most = panelContext.recording ? lines.length : LINES_TOGETHER;
  for (let i = 0; i * most < lines.length; i++) {
    panel.withTarget(togetherQuery(refIds[i], lines.slice(i * most, (i + 1) * most)));
  }
  for (const line of lines) {
    const look = lookOf(line);
    if (look.length > 0) {
      panel.overrideByName(legendOf(line), look);
    }
  }
}

function addLine(panel: PanelBuilder, refId: string, line: Line): void {
  const { measure, bucket, color } = line;
  const legend = legendOf(line);
  panel.withTarget(measureQuery(refId, measure, legend, line));
  const look = lookOf(line);
  if (look.length > 0) {
    panel.overrideByQuery(refId, look);
  }
  if (bucket) {
    const name = `${legend} bucket`;
    bucketQueries(refId, measure, name).forEach((query) => panel.withTarget(query));
    shade(panel, `${name} from`, `${name} to`, color);
  }
}

/** The first measure, and those that need other signals, for another reason, than the ones before: the rest is absent with them. */
function differing(measures: readonly Measure[]): Measure[] {
  const covered = new Set<string>();
  const said = new Set(['']);
  return measures.filter((measure, i) => {
    const ids = neededSignals(measure).map(({ id }) => id);
    const fresh = ids.some((id) => !covered.has(id)) && !said.has(requirement(measure));
    ids.forEach((id) => covered.add(id));
    said.add(requirement(measure));
    return i === 0 || fresh;
  });
}
