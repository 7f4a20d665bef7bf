import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import { measureToPromQL } from '../../../src/engine/measures/promql/print';
import { panelContext } from '../context';

const text = (id: string) => measureToPromQL(measureById(id), panelContext);

/** The slots that a person typed in, where there are gateways that do not say theirs; no series for 0 or nothing. */
export function typedSlots(): string {
  // The sum keeps it a number where the box is empty.
  return `((vector($gateway_slots + 0) > 0) and on() ${text('gateway_active')} unless on() ${text('gateway_slots')})`;
}

/** Share of the slots in use: of those that the gateways report, or else of those typed in. */
export function slotUsage(): string {
  return `${text('gateway_slot_usage')}\nor ${text('gateway_active')} / ${typedSlots()}`;
}

/** Free slots, of those that the gateways report, or else of those typed in. */
export function freeSlots(): string {
  return `${text('gateway_free_slots')}\nor clamp_min(${typedSlots()} - ${text('gateway_active')}, 0)`;
}
