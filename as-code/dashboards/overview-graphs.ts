import { measureById as measure } from '../../src/engine/measures/catalogue/catalogue';
import { percentiles } from './latency-graphs';
import { type SharedGraphs, sharedLines } from './overview-tiles';
import { graphPanel } from './timeseries';

/** The graphs whose last values the tiles show. */
export function sharedGraphs(): SharedGraphs {
  return {
    ttft: percentiles('ttft', 'Time to first token'),
    itl: percentiles('itl', 'Inter-token latency'),
    e2e: percentiles('e2e', 'End-to-end latency'),
    requests: graphPanel(
      [
        { measure: measure('running'), legend: 'running', color: 'blue' },
        { measure: measure('waiting'), legend: sharedLines.waiting, color: 'orange', current: true },
        {
          measure: measure('max_concurrency'),
          legend: 'KV cache holds (reported, latest)',
          limit: true,
          complete: true,
          atEnd: true,
          color: 'red',
        },
      ],
      {
        title: 'Running and waiting',
        together: true,
        more: [
          'The dashed limit is what the engines report themselves (full-length requests that fit into the KV cache, vLLM 0.24 and newer); older engines report none, and none is drawn where an engine of the selection reports none.',
        ],
      }
    ),
    kv: graphPanel(
      [
        { measure: measure('kv_usage'), legend: sharedLines.kvUsage, color: 'blue', current: true },
        { measure: measure('preemption_rate'), right: true, color: 'red' },
      ],
      { title: 'KV cache and preemptions', max: 1, together: true }
    ),
    tokens: graphPanel(
      [
        { measure: measure('generation_token_rate'), legend: sharedLines.output, color: 'blue', current: true },
        { measure: measure('prompt_token_rate'), legend: 'prompt', color: 'purple' },
      ],
      { title: 'Tokens', together: true }
    ),
    success: graphPanel(
      [{ measure: measure('success_ratio'), legend: sharedLines.success, color: 'green', current: true }],
      { title: 'Success ratio', max: 1, together: true }
    ),
    finished: graphPanel(
      [
        { measure: measure('finish_reasons'), legend: '{{finished_reason}}' },
        { measure: measure('request_rate'), legend: sharedLines.load, limit: true, color: 'text', current: true },
      ],
      {
        title: 'Finish reasons',
        stacked: true,
        together: true,
        colors: { stop: 'green', length: 'blue', repetition: 'purple', abort: 'orange', error: 'red' },
      }
    ),
  };
}
