import { type Random } from '../core/random';
import {
  CODE,
  CODE_LEADS,
  HEADINGS,
  LEADS,
  LINKS,
  OBJECTS,
  OPENERS,
  SUBJECTS,
  TAILS,
  TERMS,
  THOUGHTS,
  TOPIC_SENTENCES,
  VERBS,
} from './words';

/** Readable text without end. Each item can be the last. */
export interface Prose {
  next(): string;
}

/**
 * The text of a reply.
 *
 * @param topic what it is about, in the words of the question.
 * @param rich with headings, lists and code now and then, as long replies have them.
 */
export function replyText(random: Random, topic: string, rich: boolean): Prose {
  return flowing(blocks(random, topic, rich));
}

/** What a model that thinks aloud says before it replies. */
export function thoughtText(random: Random, topic: string): Prose {
  return flowing(thoughts(random, topic));
}

/** What a question is about: two or three of its longer words, in their order. */
export function topicOf(question: string): string {
  const words = question.slice(-2000).match(/\p{L}{5,}/gu) ?? [];
  const distinct = [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => !COMMON.has(word));
  return distinct.slice(0, 3).join(' ') || 'this';
}

const COMMON = new Set(
  'about there their which would could should please write explain tell where these those being because hello thanks using'.split(
    ' '
  )
);

function flowing(source: Generator<string, never>): Prose {
  return { next: () => source.next().value };
}

function* thoughts(random: Random, topic: string): Generator<string, never> {
  yield pick(random, THOUGHTS.slice(0, 2)).replace('{topic}', topic);
  for (;;) {
    yield ` ${pick(random, THOUGHTS.slice(1))}`;
  }
}

function* blocks(random: Random, topic: string, rich: boolean): Generator<string, never> {
  yield pick(random, OPENERS);
  yield ` ${pick(random, TOPIC_SENTENCES).replace('{topic}', topic)}`;
  for (let block = 0; ; block++) {
    const kind = rich && block > 0 ? random.below(5) : 4;
    if (kind === 0) {
      yield* bullets(random);
    } else if (kind === 1) {
      yield `\n\n${pick(random, CODE_LEADS)}\n\n${pick(random, CODE)}`;
    } else {
      yield* paragraph(random, kind === 2 ? `\n\n## ${pick(random, HEADINGS)}\n\n` : block > 0 ? '\n\n' : ' ');
    }
  }
}

function* paragraph(random: Random, before: string): Generator<string> {
  const sentences = 2 + random.below(4);
  for (let i = 0; i < sentences; i++) {
    yield (i === 0 ? before : ' ') + sentence(random);
  }
}

function* bullets(random: Random): Generator<string> {
  const numbered = random.below(3) === 0;
  const items = 3 + random.below(3);
  const first = random.below(TERMS.length);
  for (let i = 0; i < items; i++) {
    const before = i === 0 ? `\n\n${pick(random, LEADS)}\n\n` : '\n';
    const term = TERMS[(first + i) % TERMS.length];
    yield `${before}${numbered ? `${i + 1}.` : '-'} **${term}**: ${clause(random)}.`;
  }
}

function sentence(random: Random): string {
  const text = pick(random, LINKS) + clause(random) + pick(random, TAILS);
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function clause(random: Random): string {
  return `${pick(random, SUBJECTS)} ${pick(random, VERBS)} ${pick(random, OBJECTS)}`;
}

function pick(random: Random, list: readonly string[]): string {
  return list[random.below(list.length)];
}
