import { baselineSeries } from '../rules/baselines';
import { measureById } from '../../src/engine/measures/catalogue/catalogue';
import { aggregate, rate } from '../../src/engine/measures/expression';
import { busy, deferred, held } from './requests';
import { type Condition, engine, type GroupSource, model } from './rule';

/** Requests waited all the time. */
const waits = [held('waiting'), '>', 0] as const;
const traffic: Condition = ['request_rate', '>', '$least_rate'];
const kvUsage = aggregate('max', { op: 'avg_over_time', signal: 'kv_usage' });

/** How unusual a measure is for this hour of the week. */
const deviation = (id: string) => ({
  promql: `sum by (${model.join(', ')}) (${baselineSeries(measureById(id), 'deviation')}{job=~"$job"})`,
});

/** What is full. */
export const capacity: GroupSource = {
  name: 'vllm-capacity',
  interval: '30s',
  rules: [
    {
      name: 'VLLMQueueSustained',
      severity: 'warning',
      by: engine,
      when: ['queue_mean', '>', '$queue_seconds'],
      where: [traffic],
      for: '5m',
      summary: '{who}: requests wait {value} in the queue on average (limit {limit})',
      description:
        'The engine gets more than it can take. What it lacks, slots, KV cache or prefill, is what VLLMSlotsExhausted, VLLMKVCacheFull and the Capacity dashboard say.',
      dashboard: ['vllm-console-capacity', 'Wait in the queue, estimated and measured'],
    },
    {
      name: 'VLLMSlotsExhausted',
      severity: 'warning',
      by: engine,
      when: [aggregate('sum', { op: 'avg_over_time', signal: 'waiting' }), '>', 0],
      unit: 'requests',
      where: [waits, busy, [kvUsage, '<', '$kv_free']],
      unless: [
        ['preemption_rate', '>', 0],
        [held('waiting_by_reason', deferred), '>', 0],
      ],
      for: '1m',
      summary: '{who}: {value} requests wait, while its KV cache is half empty',
      description:
        'Not memory holds them back but slots (--max-num-seqs), or steps that are full of prefill (--max-num-batched-tokens).',
      dashboard: ['vllm-console-capacity', 'Running and waiting against every limit'],
    },
    {
      name: 'VLLMKVCacheFull',
      severity: 'warning',
      by: engine,
      when: [kvUsage, '>', '$kv_full'],
      unit: 'ratio',
      where: [
        {
          any: [['preemption_rate', '>', 0], waits],
        },
      ],
      for: '1m',
      summary: '{who}: its KV cache is {value} full, and requests wait or are preempted',
      description:
        'A full cache alone is good use of memory. With waiting or preempted requests it is the limit: TTFT and the inter-token tail grow.',
      dashboard: ['vllm-console-capacity', 'KV cache usage'],
    },
    {
      name: 'VLLMPreemptions',
      severity: 'warning',
      by: engine,
      window: '10m',
      when: ['preemptions_per_request', '>', '$preemption_share'],
      where: [['preemption_rate', '>', 0]],
      for: '5m',
      summary: '{who}: {value} preemptions per request',
      description:
        'Requests are thrown out of the KV cache and compute their tokens again. Clients see replies that stand still in the middle.',
      dashboard: ['vllm-console-capacity', 'Preemptions by engine'],
    },
    {
      name: 'VLLMRequestsDeferred',
      severity: 'warning',
      by: engine,
      when: [aggregate('sum', { op: 'avg_over_time', signal: 'waiting_by_reason', where: deferred }), '>', 0.5],
      unit: 'requests',
      for: '5m',
      summary: '{who}: {value} requests are deferred, on average',
      description:
        'They wait for a LoRA slot, a transfer of KV cache or a grammar that is compiled, whatever room the batch has.',
      dashboard: ['vllm-console-capacity', 'Deferred requests'],
    },
  ],
};

/** What is slower or less than it should be. */
export const performance: GroupSource = {
  name: 'vllm-performance',
  interval: '1m',
  rules: [
    {
      name: 'HighLatency',
      severity: 'info',
      fixed: true,
      by: model,
      when: ['e2e_p99', '>', '$high_latency'],
      where: [traffic],
      for: '2m',
      summary: '{model_name}: the slowest 1 % of its requests take {value} or longer (limit {limit})',
      description:
        'End-to-end p99. For information, since a fixed time knows no workload: 2 s are much for a classification and little for a page of text.',
      dashboard: ['vllm-console-latency-prometheus', 'End to end'],
    },
    {
      name: 'LowThroughput',
      severity: 'info',
      by: model,
      when: ['generation_token_rate', '<', '$low_throughput'],
      where: [busy, ['generation_token_rate', '>', 0]],
      for: '5m',
      summary: '{model_name} writes {value} tokens a second (limit {limit}), with requests running all the time',
      description: 'Few requests write few tokens: see how many run before looking for a fault.',
      dashboard: ['vllm-console-overview', 'Tokens'],
    },
    {
      name: 'VLLMThroughputBelowUsual',
      severity: 'warning',
      by: model,
      when: [deviation('generation_token_rate'), '<', '-$unusual'],
      unit: 'factor',
      // Less demand is no fault: something must be slower, or wait.
      where: [
        busy,
        {
          any: [[deviation('itl_p95'), '>', 2], [deviation('ttft_p95'), '>', 2], waits],
        },
      ],
      for: '15m',
      summary: '{model_name} writes far less than is usual at this hour of the week',
      description:
        '{value} robust standard deviations from the median of the same hour in the last three weeks, while latency is unusual or requests wait. Needs the recording rules (vllm-recording.yaml, vllm-baselines.yaml) and a week of them.',
      dashboard: ['vllm-console-overview', 'Tokens'],
    },
    {
      name: 'VLLMPrefixHitCollapse',
      severity: 'warning',
      by: model,
      when: [
        { of: 'prefix_cache_hit_ratio', window: '30m', dividedBy: { of: 'prefix_cache_hit_ratio', window: '1d' } },
        '<',
        '$prefix_share',
      ],
      unit: 'ratio',
      where: [
        [{ of: 'prefix_cache_hit_ratio', window: '1d' }, '>', 0.2],
        [{ of: 'request_rate', window: '30m' }, '>', '$least_rate'],
      ],
      for: '15m',
      summary: '{model_name}: its prefix cache hits have fallen to {value} of what they were',
      description:
        'Hit ratio of the last half hour, of that of the last day. Prompts that had their beginnings in the cache are computed in full: prefill and TTFT grow.',
      dashboard: ['vllm-console-cache', 'Hits, of what is looked up'],
    },
    {
      name: 'VLLMReplicaImbalance',
      severity: 'warning',
      by: model,
      window: '15m',
      when: ['running_imbalance', '>', '$imbalance'],
      // With a handful of requests, chance alone makes replicas uneven.
      where: [[aggregate('avg', { op: 'avg_over_time', signal: 'running' }), '>', 2]],
      for: '15m',
      summary: '{model_name}: one replica carries {value} times its share',
      description:
        'Running requests of the busiest engine over the mean of all. Its queue grows while others have room.',
      dashboard: ['vllm-console-fleet', 'Imbalance of running, by model'],
    },
    {
      name: 'VLLMSpeculationWasted',
      severity: 'warning',
      by: model,
      window: '15m',
      when: ['spec_length', '<', '$draft_length'],
      where: [
        ['spec_draft_rate', '>', 0.1],
        {
          any: [
            ['request_rate', '>', '$least_rate'],
            [rate('generation_tokens'), '>', 1],
          ],
        },
      ],
      for: '15m',
      summary: '{model_name}: a draft yields {value} tokens (limit {limit})',
      description:
        'Accepted tokens and the one that the model writes anyway, per draft. So close to 1, speculative decoding costs more than it saves.',
      dashboard: ['vllm-console-cache', 'Acceptance'],
    },
  ],
};
