import { toLabels } from '../../exposition/bag';
import type { Labels, Series } from '../../exposition/types';
import { signature } from './vector';

/** Page labels beside the target's own; a page label of the same name is kept as `exported_…`, empty ones are none. */
export function mergeLabels(target: Labels, own: Labels): Labels {
  const targeted = Object.keys(target).filter((name) => target[name] !== '');
  const exposed = Object.keys(own).filter((name) => own[name] !== '');
  return toLabels(
    [...exposed.map((name) => (targeted.includes(name) ? `exported_${name}` : name)), ...targeted],
    [...exposed.map((name) => own[name]), ...targeted.map((name) => target[name])]
  );
}

/** Labels and their signature, by which series are put in order. */
export interface Labelled {
  readonly labels: Labels;
  readonly key: string;
}

/** The labels of one target's series beside its own, worked out once for each series. */
export class TargetLabels {
  private readonly known = new WeakMap<Series, Labelled>();

  constructor(private readonly target: Labels) {}

  of(series: Series): Labelled {
    const known = this.known.get(series);
    if (known) {
      return known;
    }
    const labels = mergeLabels(this.target, series.labels);
    const made = { labels, key: signature(labels) };
    this.known.set(series, made);
    return made;
  }
}
