import type { Measure, Topic } from '../../../engine/measures/types';
import { stem, type Wanted, wantedWords, wordsOf } from './words';

/** How much a word counts by where it was found. */
const WEIGHTS = { id: 8, title: 8, question: 5, topic: 4, meaning: 2, advice: 1 } as const;

/** Measures below this share of the best one's score are left out. */
const RELEVANT = 0.4;

/** Measures of other programs than the engine come after it where both would do. */
const BESIDE: readonly Topic[] = ['gpu', 'host', 'kubernetes', 'gateway'];
const BESIDE_SHARE = 0.6;

/** A word of up to so many letters begins too many others. */
const SHORT = 3;

type Place = keyof typeof WEIGHTS;

/**
 * Measures that a typed text may mean, best first: an id, a name, or a question in a person's own words ("why is it
 * slow"). Measures that know more of its words come before those that know one of them well. Empty text: all of them.
 */
export function rankMeasures(text: string, all: readonly Measure[]): Measure[] {
  const wanted = wantedWords(text);
  if (wanted.length === 0) {
    return [...all];
  }
  const exact = text.trim().toLowerCase();
  const found = all.map((measure) => ({ measure, named: namedBy(measure, exact), score: scoreOf(measure, wanted) }));
  const enough = Math.max(...found.map(({ score }) => score)) * RELEVANT;
  return found
    .filter(({ named, score }) => named > 0 || (score > 0 && score >= enough))
    .sort((a, b) => b.named - a.named || b.score - a.score)
    .map(({ measure }) => measure);
}

/** 2 for a measure of this very name or id, 1 for one whose name or id begins so. */
function namedBy({ id, title, topic }: Measure, text: string): number {
  const names = [id, title.toLowerCase()];
  const telling = text.length > SHORT && !BESIDE.includes(topic);
  return names.includes(text) ? 2 : telling && names.some((name) => name.startsWith(text)) ? 1 : 0;
}

function scoreOf(measure: Measure, wanted: readonly Wanted[]): number {
  const places = Object.entries(WEIGHTS).map(([place, weight]) => ({
    weight,
    words: wordsOf(measure[place as Place]),
  }));
  const scores = wanted.map(({ word, also }) =>
    // The first of the other words is the closest.
    also.reduce((sum, other, i) => sum + scoreOfWord(other, places) / (i + 2), scoreOfWord(word, places))
  );
  const known = scores.filter((score) => score > 0).length;
  const share = BESIDE.includes(measure.topic) ? BESIDE_SHARE : 1;
  return share * (known / wanted.length) * scores.reduce((sum, score) => sum + score, 0);
}

function scoreOfWord(word: string, places: ReadonlyArray<{ weight: number; words: readonly string[] }>): number {
  const root = stem(word);
  return Math.max(
    0,
    ...places.map(({ weight, words }) => {
      const found = words.filter((other) =>
        word.length > SHORT ? other.startsWith(root) : other === word || other === `${word}s`
      );
      return found.length === 0 ? 0 : found.includes(word) ? weight + 1 : weight;
    })
  );
}
