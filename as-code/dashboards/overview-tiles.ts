import { BarGaugeDisplayMode, ReduceDataOptionsBuilder, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as BarGaugeBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import { measureById as measure } from '../../src/engine/measures/catalogue/catalogue';
import { latencyFamilies } from '../../src/engine/measures/catalogue/latency';
import type { Thresholds } from '../../src/engine/measures/types';
import { type Band, type Placeable, type Placed, TILE_HEIGHT } from './layout';
import { whereAbove } from './queries';
import { only, otherPanels } from './shared-answers';
import { infinityMappings, sharedTile, type StatOptions, statPanel, thresholdSteps } from './stat';
import { describe } from './texts';

const oneAtLeast: Thresholds = { warn: 1, bad: 1, direction: 'below' };

/** What the lines are called that tiles show the last value of. */
export const sharedLines = {
  load: 'all',
  latency: 'p95',
  output: 'output',
  kvUsage: 'KV cache used',
  waiting: 'waiting',
  success: 'succeeded',
} as const;

/** The graphs that have those lines. */
export interface SharedGraphs {
  readonly ttft: Placeable;
  readonly itl: Placeable;
  readonly e2e: Placeable;
  readonly tokens: Placeable;
  readonly kv: Placeable;
  readonly requests: Placeable;
  readonly success: Placeable;
  readonly finished: Placeable;
}

/** What reads in five seconds: latencies against their objectives, failures; load, output, fullness, engines. */
export function tileRows({ tokens, kv, requests, success, finished, ...latencies }: SharedGraphs): Band[] {
  const tile = (id: string, line: string, options: StatOptions) => sharedTile(measure(id), line, options);
  const { load, output, kvUsage, waiting, success: succeeded } = sharedLines;
  const feel: Placed[] = [
    ...(['ttft', 'itl', 'e2e'] as const).map((id) => [6, latencyTile(id), latencies[id]] as const),
    [6, tile('success_ratio', succeeded, { title: 'Success', goal: 'goal 99 %', decimals: 1 }), success],
  ];
  const work: Placed[] = [
    [5, tile('request_rate', load, { title: 'Load', goal: 'requests', decimals: 1 }), finished],
    [5, tile('generation_token_rate', output, { title: 'Output', goal: 'tokens', decimals: 0 }), tokens],
    [4, tile('kv_usage', kvUsage, { title: 'KV', goal: 'cache ≤ 90 %', decimals: 0 }), kv],
    [5, tile('waiting', waiting, { title: 'Queue', goal: 'waiting, goal 0', decimals: 0 }), requests],
    [5, enginesUp()],
  ];
  return [feel, work].map((panels) => ({ height: TILE_HEIGHT, panels }));
}

function latencyTile(id: 'ttft' | 'itl' | 'e2e') {
  const objective = `${id}_objective`;
  return sharedTile(measure(`${id}_p95`), sharedLines.latency, {
    title: id.toUpperCase(),
    goal: `p95 ≤ $${objective} s`,
    objective,
  });
}

/** Engines that answer, and beside them, in red and only then, the targets that do not. */
function enginesUp() {
  return statPanel(measure('engines'), { title: 'Up', goal: 'engines', decimals: 0, thresholds: oneAtLeast })
    .withTarget(whereAbove('Down', measure('targets_down'), 0))
    .overrideByQuery('Down', [
      { id: 'displayName', value: 'down' },
      { id: 'thresholds', value: thresholdSteps(measure('targets_down').thresholds).build() },
    ]);
}

const shortNames: Readonly<Record<string, string>> = { ttft: 'TTFT', itl: 'ITL', e2e: 'E2E', queue: 'Queue' };

/** Each latency's share within its objective, and what its line is called. */
export const attained = latencyFamilies.map(({ id, objective: { param } }) => ({
  measure: measure(`${id}_within`),
  legend: `${shortNames[id]} ≤ $${param} s`,
  current: true,
}));

/** Which share keeps each objective, now; shares the answer of the graph of `attained`. */
export function attainment() {
  const shares = attained.map((line) => line.measure);
  return new BarGaugeBuilder()
    .title('Within objective, now')
    .description(describe(shares))
    .datasource(otherPanels)
    .unit('percentunit')
    .min(0)
    .max(1)
    .decimals(1)
    .mappings(infinityMappings)
    .thresholds(thresholdSteps(shares[0].thresholds))
    .displayMode(BarGaugeDisplayMode.Basic)
    .orientation(VizOrientation.Horizontal)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['last']).values(false).fields(''))
    .withTransformation(only('.* ≤ .*'));
}
