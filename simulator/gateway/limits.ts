import { checkedLimit } from './settings';

/** The limits in force; setting one acts at once, and throws a SettingsError where it is out of its range. */
export class GatewayLimits {
  private active: number;
  private queued: number;

  /** @param slotsChanged called after each change of the slots. */
  constructor(
    { maxActive, queueMax }: { readonly maxActive: number; readonly queueMax: number },
    private readonly slotsChanged: () => void
  ) {
    this.active = maxActive;
    this.queued = queueMax;
  }

  /** Requests that may be at the engine at once; lowering it ends none that is there. */
  get maxActive(): number {
    return this.active;
  }

  set maxActive(value: number) {
    this.active = checkedLimit('maxActive', value);
    this.slotsChanged();
  }

  /** Requests that may wait; lowering it sends none away that waits. */
  get queueMax(): number {
    return this.queued;
  }

  set queueMax(value: number) {
    this.queued = checkedLimit('queueMax', value);
  }
}
