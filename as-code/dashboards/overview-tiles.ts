import { BarGaugeDisplayMode, ReduceDataOptionsBuilder, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as BarGaugeBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import { measureById as measure } from '../../src/engine/measures/catalogue/catalogue';
import { latencyFamilies } from '../../src/engine/measures/catalogue/latency';
import { datasource } from './context';
import type { Thresholds } from '../../src/engine/measures/types';
import type { Band } from './layout';
import { statQuery, whereAbove } from './queries';
import { absenceMappings, statPanel, thresholdSteps } from './stat';
import { describe } from './texts';

const oneAtLeast: Thresholds = { warn: 1, bad: 1, direction: 'below' };

/** The row that reads in five seconds: load, latencies against their objectives, output, fullness, engines. */
export function statRow(): Band {
  return {
    height: 4,
    panels: [
      [3, statPanel(measure('request_rate'), { title: 'Load', goal: 'requests', decimals: 1 })],
      ...(['ttft', 'itl', 'e2e'] as const).map((id) => [3, latencyTile(id)] as const),
      [3, statPanel(measure('generation_token_rate'), { title: 'Output', goal: 'tokens', decimals: 0 })],
      [3, statPanel(measure('kv_usage'), { title: 'KV', goal: 'cache ≤ 90 %', decimals: 0 })],
      [3, statPanel(measure('waiting'), { title: 'Queue', goal: 'waiting, goal 0', decimals: 0 })],
      [3, enginesUp()],
    ],
  };
}

function latencyTile(id: 'ttft' | 'itl' | 'e2e') {
  const objective = `${id}_objective`;
  return statPanel(measure(`${id}_p95`), {
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

/** Which share keeps each objective, now. */
export function attainment() {
  const objectives = latencyFamilies.map(({ id }) => measure(`${id}_within`));
  const panel = new BarGaugeBuilder()
    .title('Within objective, now')
    .description(describe(objectives))
    .datasource(datasource)
    .unit('percentunit')
    .min(0)
    .max(1)
    .decimals(1)
    .mappings(absenceMappings(objectives[0]))
    .thresholds(thresholdSteps(objectives[0].thresholds))
    .displayMode(BarGaugeDisplayMode.Basic)
    .orientation(VizOrientation.Horizontal)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['last']).values(false).fields(''));
  objectives.forEach((objective, i) => {
    const {
      title,
      objective: { param },
    } = { ...latencyFamilies[i] };
    panel.withTarget(statQuery('ABCD'[i], objective).legendFormat(`${title} ≤ $${param} s`));
  });
  return panel;
}
