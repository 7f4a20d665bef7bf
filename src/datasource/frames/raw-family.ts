import type { Family, FamilyType, Layout } from '../../engine/exposition/types';
import { signals } from '../../engine/signals/catalogue';

const parts: Partial<Record<FamilyType, readonly string[]>> = {
  histogram: ['_bucket', '_count', '_sum'],
  gaugehistogram: ['_bucket', '_gcount', '_gsum'],
  summary: ['', '_count', '_sum'],
  counter: ['', '_total'],
  info: ['', '_info'],
};

/** A family of a page, or one kind of its samples, as a person asked for it. */
export interface RawFamily {
  readonly name: string;
  /** What the page says of it; absent where it says nothing. */
  readonly family?: Family;
  /** The names of its samples that the page has. */
  readonly samples: readonly string[];
}

/** The family with this name, or the samples of this name; no samples where the page has neither. */
export function rawFamily(layout: Layout, name: string): RawFamily {
  const family = layout.families.get(name);
  const wanted = ((family && parts[family.type]) ?? ['']).map((part) => name + part);
  const samples = wanted.filter((sample) => layout.positions(sample).length > 0);
  return { name, ...(family && { family }), samples };
}

/** Why a page may not have a family, and what to do about it. */
export function absence(name: string): string {
  const reason = signals.find((signal) => signal.names.some((alias) => alias.name === name))?.absentWhen;
  return `The page has no “${name}”. ${reason ?? 'Choose a name from the list, or look at the page with a query of type Page.'}`;
}
