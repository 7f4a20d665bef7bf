import { versionNeeded } from '../../engine/measures/requirement';
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
  return `The page has no “${name}”. ${reasonOf(name) || 'Choose a name from the list, or look at the page with a query of type Page.'}`;
}

/** What an engine must be or do to have it; empty where nobody knows. */
function reasonOf(name: string): string {
  const signal = signals.find(({ names }) => names.some((alias) => alias.name === name));
  const since = signal?.names.find((alias) => alias.name === name)?.since;
  return [since && versionNeeded(since), signal?.absentWhen].filter(Boolean).join(' ');
}
