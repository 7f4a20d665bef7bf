import { rate } from '../../src/engine/measures/expression';
import { cameIn } from './requests';
import { type Condition, type GroupSource, model } from './rule';

const asked: Condition = { any: cameIn.map((of) => [of, '>', '$least_rate'] as const) };

/** What fails, and what clients give up on. */
export const errors: GroupSource = {
  name: 'vllm-errors',
  interval: '30s',
  rules: [
    {
      name: 'HighErrorRate',
      severity: 'critical',
      by: model,
      window: '2m',
      when: ['error_ratio', '>', '$error_ratio'],
      where: [asked],
      for: '1m',
      summary: '{model_name}: {value} of its requests fail (limit {limit})',
      description:
        'HTTP 5xx, rejected at admission, or failed in the middle of a reply that began with 200. Errors by type tell full (rejections) from broken (all others).',
      dashboard: ['vllm-console-errors', 'Errors by type'],
    },
    {
      name: 'VLLMInStreamFailures',
      severity: 'warning',
      by: model,
      when: ['in_stream_failure_rate', '>', '$stream_failures'],
      for: '2m',
      summary: '{model_name}: {value} replies a second break off after HTTP 200',
      description:
        'They are in no count of 5xx: the status had been sent before they failed. Clients see an error event, or a reply that ends without a reason.',
      dashboard: ['vllm-console-errors', 'Errors by type'],
    },
    {
      name: 'VLLMAdmissionRejections',
      severity: 'warning',
      by: model,
      when: ['rejected_ratio', '>', '$rejected_share'],
      where: [[rate('admission_rejections'), '>', '$least_rate']],
      for: '5m',
      summary: '{model_name}: {value} of its requests are turned away',
      description:
        'The queue limit (--max-num-queued-reqs, --max-num-queued-tokens) is reached. Some of the refusals arrive as HTTP 200 with an error event.',
      dashboard: ['vllm-console-errors', 'Rejected at admission'],
    },
    {
      name: 'VLLMAbortedAfterFirstToken',
      severity: 'warning',
      by: model,
      when: [{ of: 'abort_ratio', window: '30m' }, '>', '$aborted_share'],
      // It is derived from three counts: with few requests, one more or less that runs is a great share.
      where: [[{ of: rate('ttft', { part: 'count' }), window: '30m' }, '>', '10 * $least_rate']],
      for: '5m',
      summary: '{model_name}: {value} of its clients hang up in the middle of a reply',
      description:
        'Derived: first tokens less finished requests less the growth of the batch, for vLLM counts no client that hangs up. Their work is lost.',
      dashboard: ['vllm-console-errors', 'Aborted by clients (derived, 5 min)'],
    },
    {
      name: 'VLLMRepliesCutShort',
      severity: 'info',
      by: model,
      when: [{ of: 'length_ratio', window: '30m' }, '>', '$cut_share'],
      // More than one-token probes, each of which ends at its limit.
      where: [[{ of: 'request_rate', window: '30m' }, '>', '25 * $least_rate']],
      for: '30m',
      summary: '{model_name}: {value} of its replies end at a token limit',
      description: 'They stop in the middle of a sentence, at max_tokens or at the end of the context.',
      dashboard: ['vllm-console-errors', 'Cut short (length)'],
    },
  ],
};
