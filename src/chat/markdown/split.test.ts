import fc from 'fast-check';
import { readBlocks } from './read-blocks';
import { pagesOf, split, type Split } from './split';

const BITS =
  'a|b c|\n|\n|\n\n| |  |    |\t|- |* |+ |1. |2) |10. |-|*|_|**|> |>|# |## |#|```|```js\n|~~~|`|``|---|***|===|=|<div>|<!--|-->|' +
  '<script>|[a]: http://x|[a]|"t"|\\|\r|\r\n|\u00A0|\f|\v|- [ ] |- [x] |1|.|:|[|](|![|~~|&amp;|- a\n|> - |  - b\n|\uFEFF|\u2028';
const TABLES = ['|', '| a | b |', '|---|---|', '|:-', 'a|b\n-|-\n', '|a|\n'];
const piece = fc.array(fc.constantFrom(...BITS.split('|'), ...TABLES), { maxLength: 6 }).map((bits) => bits.join(''));

const blocksOf = (read: Split) => pagesOf(read).flat();
const atOnce = (text: string) => readBlocks(text.replace(/\r\n?/g, '\n')).filter(({ type }) => type !== 'space');

function streamed(pieces: readonly string[]): Split {
  let text = '';
  return pieces.reduce((read, more) => split((text += more), read), split(''));
}

test('a text has the blocks of the whole, in whatever pieces it comes', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      expect(blocksOf(streamed(pieces))).toEqual(atOnce(pieces.join('')));
    }),
    { numRuns: 1500 }
  );
});

test('blocks cover all of the text', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join('').replace(/\r\n?/g, '\n');
      expect(readBlocks(text).reduce((length, { raw }) => length + raw.length, 0)).toBe(text.length);
    })
  );
});

test.each([
  ['a paragraph', 'a b\n\nc', 'c'],
  ['a paragraph that goes on', 'a\nb', 'a\nb'],
  ['a list that may go on', '- a\n\n', '- a\n\n'],
  ['a list that may go on with a number', '1. a\n\n2', '1. a\n\n2'],
  ['a list before a paragraph', '- a\n\nb', '\n\nb'],
  ['a list before emphasis', '- a\n\n**b', '\n\n**b'],
  ['a list before what may be a rule', '- a\n\n- --', '- a\n\n- --'],
  ['an open fence', 'a\n\n```js\nb\n\nc', '\n\n```js\nb\n\nc'],
  ['a closed fence', '```\na\n```\nb', '\nb'],
  ['a heading', '# a\nb', 'b'],
  ['a table', '|a|\n|-|\n|b|\n\nc', '\n\nc'],
  ['a quote with a lazy line', '> a\nb', '> a\nb'],
  ['a rule that may be text yet', 'a\n\n***', '\n\n***'],
  ['indented code', '    a\n\n    b\n\nc', '\n\nc'],
])('what stays open: %s', (_, text, tail) => {
  expect(split(text).tail.trimStart()).toBe(tail.trimStart());
});

test('another text is read anew', () => {
  expect(split('a\n\nb', split('a\n\nc'))).toEqual(split('a\n\nb'));
});

test('what is settled stays the same object, page by page', () => {
  const text = 'a\n\n'.repeat(100);
  const before = split(`${text}b`);
  const after = split(`${text}b c`, before);
  expect(after.settled).toBe(before.settled);
  expect(pagesOf(after)[2]).toBe(pagesOf(before)[2]);
  expect(pagesOf(after).map((page) => page.length)).toEqual([32, 32, 32, 5]);
});

test('a text that no regular expression can take is one paragraph', () => {
  const text = 'a\n'.repeat(4_000_000);
  expect(readBlocks(text)).toMatchObject([{ type: 'paragraph', text }]);
});
