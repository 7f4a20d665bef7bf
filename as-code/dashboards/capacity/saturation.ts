import { BarGaugeDisplayMode, ReduceDataOptionsBuilder, VizOrientation } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { MappingType, type ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Measure } from '../../../src/engine/measures/types';
import { datasource } from '../context';
import { type Band, TILE_HEIGHT } from '../layout';
import { statQuery, textQuery } from '../queries';
import { absenceMappings, blankTile, statPanel, thresholdSteps } from '../stat';
import { absence, enginesText } from '../state';
import { describe } from '../texts';
import { slotShare, stepShare } from './limit-texts';

const ninety: Measure['thresholds'] = { warn: 0.8, bad: 0.95, direction: 'above' };

const slotsNote =
  'Slots: running ÷ --max-num-seqs as typed in above, or else ÷ the most that ran at once in the last hour if on average at least half a request an engine waited in it; otherwise no limit is known and none is shown.';

/** Words of a share of a limit: the engine has it, and nobody said where it ends. */
const unknownLimit = absenceMappings({ ...measure('running'), unit: 'ratio' }).map((mapping): ValueMapping =>
  mapping.type === MappingType.ValueToText
    ? { ...mapping, options: { ...mapping.options, [absence.notExposed]: { text: 'no limit known', color: 'text' } } }
    : mapping
);

/** How full each resource is, now, as shares of its limit. */
function saturation() {
  const usage = measure('kv_usage');
  const resources: ReadonlyArray<readonly [name: string, text: string | undefined, of: Measure]> = [
    ['Slots (typed in, or observed)', slotShare(), measure('running')],
    ['KV cache (reported)', undefined, usage],
    ['Tokens per step (of the largest)', stepShare(), measure('tokens_per_step')],
    ['Queue (share that waits)', undefined, measure('waiting_share')],
  ];
  const panel = new PanelBuilder()
    .title('Saturation by resource, now')
    .description(
      describe(
        [usage, measure('slots_used_of_peak'), measure('step_fill_of_largest'), measure('waiting_share')],
        slotsNote,
        'Steps: mean tokens ÷ --max-num-batched-tokens as typed in, or else ÷ what all but one step in a thousand of the last hour stayed within.'
      )
    )
    .datasource(datasource)
    .unit('percentunit')
    .min(0)
    .max(1)
    .decimals(0)
    .mappings(absenceMappings(usage))
    .thresholds(thresholdSteps(ninety))
    .displayMode(BarGaugeDisplayMode.Basic)
    .orientation(VizOrientation.Horizontal)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['last']).values(false).fields(''));
  resources.forEach(([name, text, of], i) => {
    const refId = 'ABCD'[i];
    if (text === undefined) {
      panel.withTarget(statQuery(refId, of).legendFormat(name));
    } else {
      panel.withTarget(textQuery(refId, shareText(text), name));
      panel.overrideByQuery(refId, [{ id: 'mappings', value: unknownLimit }]);
    }
  });
  return panel;
}

function slotsTile() {
  const running = measure('running');
  const share: Measure = { ...running, unit: 'ratio' };
  return blankTile(
    {
      description: describe([running], slotsNote),
      datasource,
      target: textQuery('A', shareText(slotShare()), 'Slots'),
      measure: share,
    },
    { title: 'Slots', goal: 'used', decimals: 0 }
  )
    .mappings(unknownLimit)
    .thresholds(thresholdSteps(ninety));
}

/** A share of a limit, or whether no engine answers or no limit is known. */
function shareText(share: string): string {
  return [share, `${enginesText()} * 0 + ${absence.notExposed}`, `vector(${absence.noEngine})`].join('\nor ');
}

/** The first look: what is full. */
export function saturationBands(): Band[] {
  return [
    {
      title: '1 · Is it full? Every resource beside its limit',
      height: TILE_HEIGHT,
      panels: [
        [4, slotsTile()],
        [5, statPanel(measure('kv_usage'), { title: 'KV cache', goal: 'fullest, ≤ 90 %', decimals: 0 })],
        [5, statPanel(measure('waiting'), { title: 'Waiting', goal: 'goal 0', decimals: 0 })],
        [5, statPanel(measure('queue_wait_estimate'), { title: 'Queue wait', goal: 'estimated' })],
        [5, statPanel(measure('kv_headroom_requests'), { title: 'Headroom', goal: 'average requests', decimals: 0 })],
      ],
    },
    { height: 5, panels: [[24, saturation()]] },
  ];
}
