import type { Labels, Layout } from '../../exposition/types';
import { Falls } from './falls';
import { Fleet } from './fleet';
import { TargetLabels } from './labels';
import { signature } from './vector';

const MOST_FLEETS = 8;
/** Look-ups without use after which a fleet is let go: its layouts have left the windows that are asked for. */
const UNUSED = 64;

interface Kept {
  readonly fleet: Fleet;
  used: number;
}

/** What evaluations at different instants share: labels, orders and groupings by layout, and which counters fell. */
export class LiveMemory {
  readonly falls = new Falls();
  private fleets: Kept[] = [];
  private targets = new Map<string, TargetLabels>();
  private lookups = 0;

  /** The fleet of sources with these targets and layouts, in this order. */
  fleet(sources: ReadonlyArray<{ readonly target: Labels; readonly layouts: readonly Layout[] }>): Fleet {
    const members = sources.map((source) => ({ ...source, labels: this.labelsOf(source.target) }));
    const now = ++this.lookups;
    const known = this.fleets.find(({ fleet }) => fleet.isOf(members));
    if (known) {
      known.used = now;
    }
    const kept = known ?? { fleet: new Fleet(members), used: now };
    if (!known || this.fleets.some(({ used }) => now - used > UNUSED)) {
      this.keep([kept, ...this.fleets.filter((one) => one !== known && now - one.used <= UNUSED)]);
    }
    return kept.fleet;
  }

  private keep(fleets: readonly Kept[]): void {
    this.fleets = [...fleets].sort((a, b) => b.used - a.used).slice(0, MOST_FLEETS);
    const inUse = new Set(this.fleets.flatMap(({ fleet }) => fleet.members.map(({ labels }) => labels)));
    this.targets = new Map([...this.targets].filter(([, labels]) => inUse.has(labels)));
  }

  private labelsOf(target: Labels): TargetLabels {
    const key = signature(target);
    const labels = this.targets.get(key) ?? new TargetLabels(target);
    this.targets.set(key, labels);
    return labels;
  }
}
