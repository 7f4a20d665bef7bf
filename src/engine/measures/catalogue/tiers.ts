import { divide, rate } from '../expression';
import type { SignalId } from '../../signals/catalogue';
import type { Measure } from '../types';
import { connectorMeasures } from './connectors';
import { offloadMeasures } from './offload';
import { offloadTierMeasures } from './offload-tiers';
import { residencyMeasures } from './residency';

const topic = 'cache';

function lookups(signal: SignalId, id: string, title: string, unit: 'tokens/s' | 'items/s', meaning: string): Measure {
  return {
    id,
    topic,
    unit,
    title,
    question: 'How much is asked of the cache, and how much does it have?',
    meaning,
    good: 'Hits near lookups.',
    advice: 'Far apart: the cache is too small, or prompts differ early.',
    expression: rate(signal),
  };
}

/** The KV cache as it is filled and reused, and everything that lies behind it. */
export const tierMeasures: readonly Measure[] = [
  {
    id: 'external_cache_hit_ratio',
    topic,
    unit: 'ratio',
    title: 'External cache hits',
    question: 'How much comes through a KV connector?',
    meaning: 'Prompt tokens that a KV connector supplied, of those asked of it, which the engine’s own cache lacked.',
    good: 'High where conversations come back, or move between engines.',
    advice: 'No value: there is no KV connector, or nothing is asked of it.',
    expression: divide(rate('external_prefix_cache_hits'), rate('external_prefix_cache_queries')),
    undefinedWhenIdle: true,
  },
  {
    id: 'mm_cache_hit_ratio',
    topic,
    unit: 'ratio',
    title: 'Multi-modal cache hits',
    question: 'How often is an image or a sound known already?',
    meaning: 'Multi-modal inputs found in the input cache, of those looked up.',
    good: 'High where the same images come again.',
    advice: 'No value: no multi-modal inputs. Low: raise --mm-processor-cache-gb, which takes host memory.',
    expression: divide(rate('mm_cache_hits'), rate('mm_cache_queries')),
    undefinedWhenIdle: true,
  },
  lookups(
    'prefix_cache_queries',
    'prefix_query_rate',
    'Looked up',
    'tokens/s',
    'Prompt tokens a second that were looked up in the engine’s own cache.'
  ),
  lookups(
    'prefix_cache_hits',
    'prefix_hit_rate',
    'Found',
    'tokens/s',
    'Prompt tokens a second that the engine’s own cache held.'
  ),
  lookups(
    'external_prefix_cache_queries',
    'external_query_rate',
    'Asked of the connector',
    'tokens/s',
    'Prompt tokens a second that were asked of a KV connector.'
  ),
  lookups(
    'external_prefix_cache_hits',
    'external_hit_rate',
    'Found by the connector',
    'tokens/s',
    'Prompt tokens a second that a KV connector supplied.'
  ),
  lookups(
    'mm_cache_queries',
    'mm_query_rate',
    'Looked up',
    'items/s',
    'Multi-modal inputs a second that were looked up in the input cache.'
  ),
  lookups('mm_cache_hits', 'mm_hit_rate', 'Found', 'items/s', 'Multi-modal inputs a second that the input cache held.'),
  {
    id: 'cached_tokens_by_tier',
    topic,
    unit: 'tokens/s',
    title: 'Cached tokens by tier',
    question: 'Which tier supplies cached tokens?',
    meaning: 'Cached prompt tokens a second, by the tier that supplied them.',
    good: 'Most of them from the device.',
    advice: 'Little from the tiers behind: they cost more than they save.',
    expression: rate('prompt_tokens_cached_by_source'),
    split: ['source'],
  },
  ...residencyMeasures,
  ...offloadMeasures,
  ...offloadTierMeasures,
  ...connectorMeasures,
];
