import { GraphThresholdsStyleConfigBuilder, GraphThresholdsStyleMode } from '@grafana/grafana-foundation-sdk/common';
import type { Band } from '../layout';
import { lookOf } from '../graph-look';
import { textQuery } from '../queries';
import { graphPanel } from '../timeseries';
import { line } from './lines';
import { waitSteps } from './summary';
import { typedSlots } from './typed';

/** Slots and queue against their limits, and what the queue costs. */
export function slotBand(): Band {
  return {
    title: 'Slots and queue',
    height: 8,
    panels: [
      [8, slots()],
      [
        8,
        graphPanel(
          [
            line('gateway_queue', { color: 'orange' }),
            line('gateway_queue_limit', { limit: true, color: 'red', legend: 'Queue limit (reported)' }),
          ],
          { title: 'Queue', decimals: 0, more: ['At the limit the next request is refused with 429.'] }
        ),
      ],
      [8, wait()],
    ],
  };
}

function slots() {
  const limit = line('gateway_slots', { limit: true, color: 'red', legend: 'Slots (reported)' });
  return graphPanel([line('gateway_active', { color: 'blue' }), limit], { title: 'Slots', decimals: 0 })
    .withTarget(textQuery('Typed', typedSlots(), 'Slots (typed in)'))
    .overrideByQuery('Typed', lookOf(limit));
}

function wait() {
  return graphPanel(
    [
      line('gateway_estimated_wait', { color: 'orange', legend: 'Estimated (queue ÷ answers a second)' }),
      line('gateway_wait_mean', { color: 'blue', legend: 'Measured, mean' }),
      line('gateway_wait_p95', { color: 'purple', legend: 'Measured, p95', resolved: true }),
    ],
    {
      title: 'Wait for a slot',
      more: [
        'The estimate looks ahead, what is measured looks back. The p95 is left out where it lies in the first bucket.',
      ],
    }
  )
    .thresholds(waitSteps())
    .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));
}
