import { ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { datasource } from '../context';
import { gaugePanel } from '../gauge';
import { type Band, tileBands } from '../layout';
import { textQuery } from '../queries';
import { absenceMappings, blankTile, statPanel, thresholdSteps } from '../stat';
import { valueOrAbsence } from '../state';
import { describe } from '../texts';
import { freeSlots, slotUsage } from './typed';

const ofSlots = { warn: 0.9, bad: 1, direction: 'above' } as const;

/** The chosen gateways at a glance. */
export function summaryBands(): Band[] {
  return tileBands(
    [
      used(),
      free(),
      gaugePanel(measure('gateway_queue_usage'), { title: 'Queue full', max: 1, decimals: 0 }),
      statPanel(measure('gateway_queue'), { title: 'Queue', goal: 'waiting, goal 0', decimals: 0 }),
      estimatedWait(),
      statPanel(measure('gateway_latency_p95'), { title: 'Latency', goal: 'p95' }),
      statPanel(measure('gateway_success_ratio'), { title: 'Success', goal: '2xx, ≥ 99 %', decimals: 1 }),
      statPanel(measure('gateway_429_share'), { title: 'Refused', goal: 'status 429', decimals: 1 }),
    ],
    { gauges: true }
  );
}

function used() {
  const usage = measure('gateway_slot_usage');
  return gaugePanel(usage, { title: 'Slots used', max: 1, decimals: 0, thresholds: ofSlots }).targets([
    textQuery('A', valueOrAbsence(usage, slotUsage()), usage.title).instant(),
  ]);
}

function free() {
  const slots = measure('gateway_free_slots');
  const target = textQuery('A', valueOrAbsence(slots, freeSlots()), slots.title);
  return blankTile(
    { description: describe([slots]), datasource, target, measure: slots },
    { title: 'Free slots', goal: 'slots', decimals: 0 }
  )
    .mappings(absenceMappings(slots))
    .thresholds(thresholdSteps());
}

function estimatedWait() {
  return statPanel(measure('gateway_estimated_wait'), { title: 'Est. wait', goal: 'goal ≤ 1 s' }).thresholds(
    waitSteps()
  );
}

/** A wait for a slot: fine below a second, bad from five on. */
export function waitSteps(): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
    { value: null, color: 'green' },
    { value: 1, color: 'yellow' },
    { value: 3, color: 'orange' },
    { value: 5, color: 'red' },
  ]);
}
