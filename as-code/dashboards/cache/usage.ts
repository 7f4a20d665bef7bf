import { MappingType, type ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard';
import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Thresholds } from '../../../src/engine/measures/types';
import { asking } from '../context';
import { gaugePanel } from '../gauge';
import { type Band, tileBands } from '../layout';
import { absenceMappings, statPanel } from '../stat';
import { absence } from '../state';
import { graphPanel } from '../timeseries';

const full: Thresholds = { warn: 0.8, bad: 0.95, direction: 'above' };
const anEngine = '{{instance}} {{engine}}';
const engine = ['instance', 'engine'];

/** How full the KV cache is, how large it is, and how well it is reused, at a glance. */
export function summaryBands(): Band[] {
  return tileBands(
    [
      gaugePanel(measure('kv_usage'), { title: 'KV now', max: 1, decimals: 0, thresholds: full }),
      asking({ window: '5m' }, () =>
        statPanel(measure('kv_usage_p95'), { title: 'KV, 5 min', goal: 'p95 ≤ 75 %', decimals: 0 })
      ),
      statPanel(measure('preemption_rate'), { title: 'Preempts', goal: 'a second, goal 0', decimals: 2 }),
      statPanel(measure('prefix_cache_hit_ratio'), { title: 'Prefix hits', goal: 'of tokens', decimals: 0 }),
      externalHits(),
      statPanel(measure('kv_capacity_tokens'), { title: 'KV size', goal: 'tokens (reported)' }),
      statPanel(measure('kv_blocks'), { title: 'KV blocks', goal: '(reported)' }),
      statPanel(measure('kv_block_size'), { title: 'Block size', goal: 'tokens (reported)', decimals: 0 }),
    ],
    { gauges: true }
  );
}

/** How full the KV cache is, in all and engine by engine. */
export function usageBand(): Band {
  return {
    title: 'Is the KV cache full?',
    height: 9,
    panels: [
      [
        12,
        graphPanel(
          [
            { measure: measure('kv_usage'), legend: 'fullest engine', color: 'blue' },
            { measure: measure('kv_usage_p95'), legend: 'p95 of 5 min', window: '5m', color: 'orange' },
            { measure: measure('kv_usage_mean'), legend: 'mean of the engines', color: 'green' },
            { measure: measure('preemption_rate'), right: true, color: 'red' },
          ],
          {
            title: 'KV cache and preemptions',
            max: 1,
            more: ['A full cache is no fault as long as nobody is preempted: watch the two together.'],
          }
        ),
      ],
      [
        12,
        graphPanel([{ measure: measure('kv_usage'), legend: anEngine, by: engine }], {
          title: 'KV cache by engine',
          max: 1,
        }),
      ],
    ],
  };
}

/** What is found in the caches, of what is looked up. */
export function hitBands(): Band[] {
  return [
    {
      title: 'Is it reused?',
      height: 9,
      panels: [
        [
          8,
          graphPanel(
            [
              { measure: measure('prefix_cache_hit_ratio'), legend: 'own cache', color: 'green' },
              { measure: measure('external_cache_hit_ratio'), legend: 'KV connector', color: 'purple' },
              { measure: measure('mm_cache_hit_ratio'), legend: 'multi-modal inputs', color: 'blue' },
            ],
            {
              title: 'Hits, of what is looked up',
              max: 1,
              more: ['A cache of which nothing is asked has no line: no KV connector, no images.'],
            }
          ),
        ],
        [
          8,
          graphPanel(
            [
              { measure: measure('prefix_query_rate'), legend: 'looked up', color: 'blue' },
              { measure: measure('prefix_hit_rate'), legend: 'found', color: 'green' },
              { measure: measure('external_query_rate'), legend: 'asked of the connector', color: 'orange' },
              { measure: measure('external_hit_rate'), legend: 'found by the connector', color: 'purple' },
            ],
            { title: 'Prompt tokens looked up and found' }
          ),
        ],
        [
          8,
          graphPanel([{ measure: measure('prefix_cache_hit_ratio'), legend: anEngine, by: engine }], {
            title: 'Prefix hits by engine',
            max: 1,
            more: ['Engines of one model far apart: conversations do not come back to the engine that knows them.'],
          }),
        ],
      ],
    },
    {
      height: 8,
      panels: [
        [
          8,
          graphPanel([{ measure: measure('prompt_tokens_by_source'), legend: '{{source}}' }], {
            title: 'Prompt tokens by source',
            stacked: true,
            colors: { local_compute: 'orange', local_cache_hit: 'green', external_kv_transfer: 'purple' },
          }),
        ],
        [
          8,
          graphPanel([{ measure: measure('cached_tokens_by_tier'), legend: '{{source}}' }], {
            title: 'Cached tokens by tier',
            stacked: true,
            colors: { device: 'green', host: 'blue', disk: 'purple', p2p: 'yellow', external_unspecified: 'text' },
          }),
        ],
        [
          8,
          graphPanel(
            [
              { measure: measure('mm_query_rate'), legend: 'looked up', color: 'blue' },
              { measure: measure('mm_hit_rate'), legend: 'found', color: 'green' },
            ],
            { title: 'Multi-modal inputs', softMax: 1 }
          ),
        ],
      ],
    },
  ];
}

/** An engine without a KV connector has the counters, and nothing is ever asked. */
function externalHits() {
  const ratio = measure('external_cache_hit_ratio');
  const unused = { text: 'unused', color: 'text', index: 20 };
  const words = absenceMappings(ratio).map((mapping): ValueMapping =>
    mapping.type === MappingType.SpecialValue
      ? { ...mapping, options: { ...mapping.options, result: unused } }
      : mapping.type === MappingType.ValueToText
        ? { ...mapping, options: { ...mapping.options, [absence.idle]: unused } }
        : mapping
  );
  return statPanel(ratio, { title: 'External', goal: 'of tokens', decimals: 0 }).mappings(words);
}
