import { readInlines } from './read-inlines';
import { pieces } from './pieces';
import { wordsOf } from './words';

const types = (text: string) => readInlines(text).map(({ type }) => type);

test('references to links are text, and links are links', () => {
  expect(types('[a][b] [c]')).toEqual(['text']);
  expect(types('[a](https://b) https://c')).toEqual(['link', 'text', 'link']);
});

test('names with underscores do not use up what may be spent', () => {
  const names = 'max_num_batched_tokens '.repeat(160);
  expect(types(`${names}**a**`).at(-1)).toBe('strong');
});

test('beyond what may be spent, and beyond a depth, all is text', () => {
  expect(types(`${'*a '.repeat(600)}**b**`)).not.toContain('strong');
  const deep = `${'*a **b '.repeat(100)}end${' b** a*'.repeat(100)}`;
  expect(wordsOf(readInlines(deep))).toMatch(/^a b (?:a b )+\*a \*\*b .*end/);
});

test('a long text is cut where a line or a word ends, and never within a character', () => {
  const line = `${'word '.repeat(100)}\n`;
  expect(pieces(line.repeat(20)).every((piece) => piece.endsWith('\n') || piece === '')).toBe(true);
  expect(
    pieces('word '.repeat(2000))
      .slice(0, -1)
      .every((piece) => piece.endsWith(' '))
  ).toBe(true);
  const emoji = '🙂'.repeat(5000);
  expect(pieces(`a${emoji}`).join('')).toBe(`a${emoji}`);
  expect(pieces(`a${emoji}`).every((piece) => !/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(piece))).toBe(true);
});
