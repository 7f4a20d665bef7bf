import type { Source } from '../../exposition/types';
import { type EvaluateOptions, LiveEvaluator } from './evaluate';
import { LiveMemory } from './memory';
import { type ReadOptions, SeriesReader } from './series';
import { signature } from './vector';

/** Sources that take turns, such as the pages of one dashboard. */
const MOST_SOURCES = 4;
/** More than a dashboard asks of one page at one instant. */
const MOST_KEPT = 16;

/**
 * Evaluations over sources that grow scrape by scrape: what one has worked out and the next needs again is remembered,
 * such as merged labels, orders and groupings. The memory is bounded, and its parts go soon after the layouts that they
 * are of have left the sources. Results share their label sets.
 */
export class LiveSession {
  private readonly memory = new LiveMemory();
  private known: readonly KnownSources[] = [];

  /** What gives the same values as `new LiveEvaluator(sources, options)`, sooner. */
  evaluator(sources: readonly Source[], options: EvaluateOptions): LiveEvaluator {
    let known = this.known.find((one) => one.isOf(sources));
    if (!known) {
      known = new KnownSources(sources, this.memory);
      this.known = [known, ...this.known.slice(0, MOST_SOURCES - 1)];
    }
    return known.evaluator(options);
  }
}

/** What was asked of sources since their last scrape. */
class KnownSources {
  private readonly evaluators = new Map<string, LiveEvaluator>();
  private readonly readers = new Map<string, SeriesReader>();

  constructor(
    private readonly sources: readonly Source[],
    private readonly memory: LiveMemory
  ) {}

  isOf(others: readonly Source[]): boolean {
    return others.length === this.sources.length && others.every((other, i) => isSame(other, this.sources[i]));
  }

  evaluator(options: EvaluateOptions): LiveEvaluator {
    const { sources, memory } = this;
    const readerOf = (read: ReadOptions) =>
      kept(this.readers, JSON.stringify(read), () => new SeriesReader(sources, read, memory));
    return kept(this.evaluators, JSON.stringify(options), () => new LiveEvaluator(sources, options, readerOf));
  }
}

function isSame(a: Source, b: Source): boolean {
  return a.scrapes === b.scrapes && (a.target === b.target || signature(a.target) === signature(b.target));
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) {
    return found;
  }
  if (known.size >= MOST_KEPT) {
    known.clear();
  }
  const made = make();
  known.set(key, made);
  return made;
}
