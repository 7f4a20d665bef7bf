import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { lookOf } from '../graph-look';
import type { Band } from '../layout';
import { textQuery } from '../queries';
import { graphPanel } from '../timeseries';
import { derivedConcurrency, typedSlots } from './limit-texts';

/** Requests beside every limit that is known, each with where it comes from. */
export function runningAndLimits() {
  const limit = { measure: measure('running'), limit: true };
  return graphPanel(
    [
      { measure: measure('running'), color: 'blue' },
      { measure: measure('waiting'), color: 'orange' },
      {
        measure: measure('max_concurrency'),
        legend: 'KV cache holds (reported)',
        limit: true,
        complete: true,
        color: 'red',
      },
      {
        measure: measure('running_peak'),
        legend: 'most at once in 1 h (observed)',
        limit: true,
        window: '1h',
        color: 'purple',
      },
    ],
    {
      title: 'Running and waiting against every limit',
      more: [
        'Limits are dashed and named with their provenance. **Reported**: by the engines themselves, full-length requests that fit into the KV cache (0.24 and newer). **Derived**: for older engines, blocks × block size ÷ the largest bound of the prompt-length histogram, which vLLM caps at the context length: at most so many (what newer ones report is added). **Typed in**: --max-num-seqs from the box above, times the engines; vLLM exposes it nowhere. **Observed**: a limit only where requests waited meanwhile. A limit is drawn only where it is known for every engine of the selection.',
        'An autoscaler hides saturation: look at the number of engines beside the queue before you call it healthy.',
      ],
    }
  )
    .withTarget(textQuery('Derived', derivedConcurrency(), 'KV cache holds at most (derived)'))
    .overrideByQuery('Derived', lookOf({ ...limit, color: 'semi-dark-red' }))
    .withTarget(textQuery('Typed', typedSlots(), 'slots (typed in)'))
    .overrideByQuery('Typed', lookOf({ ...limit, color: 'green' }));
}

/** Requests against limits, and what the waiting ones wait for. */
export function limitsBand(): Band {
  return {
    title: '2 · Which limit is it? Requests beside every limit that is known',
    height: 10,
    panels: [
      [16, runningAndLimits()],
      [
        8,
        graphPanel([{ measure: measure('waiting_by_reason'), legend: '{{reason}}' }], {
          title: 'Waiting by reason',
          softMax: 1,
          decimals: 0,
          stacked: true,
          colors: { capacity: 'orange', deferred: 'purple' },
          more: [
            'capacity does not say which: KV cache nearly full in the next row means memory, free means --max-num-seqs.',
          ],
        }),
      ],
    ],
  };
}
