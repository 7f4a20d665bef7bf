import fc from 'fast-check';
import { findJsonError } from './python-json';

/** As CPython 3.11 says it. */
const CASES: ReadonlyArray<readonly [text: string, message: string, position: number]> = [
  ['', 'Expecting value', 0],
  ['{', 'Expecting property name enclosed in double quotes', 1],
  ['{"a"', "Expecting ':' delimiter", 4],
  ['{"a":', 'Expecting value', 5],
  ['{"a":1', "Expecting ',' delimiter", 6],
  ['{"a":1,}', 'Expecting property name enclosed in double quotes', 7],
  ['[1,]', 'Expecting value', 3],
  ['[1 2]', "Expecting ',' delimiter", 3],
  ['{"a" 1}', "Expecting ':' delimiter", 5],
  ['{1:2}', 'Expecting property name enclosed in double quotes', 1],
  ['"abc', 'Unterminated string starting at', 0],
  ['"a\nb"', 'Invalid control character at', 2],
  ['"\\x"', 'Invalid \\escape', 1],
  ['"\\u12"', 'Invalid \\uXXXX escape', 2],
  ['{"a":tru}', 'Expecting value', 5],
  ['1 2', 'Extra data', 2],
  ['01', 'Extra data', 1],
  ['{"😀":1 x', "Expecting ',' delimiter", 7],
];

describe('what Python says of broken JSON', () => {
  it.each(CASES)('%j', (text, message, position) => {
    expect(findJsonError(text)).toEqual({ message, position });
  });

  it('is nothing for JSON that is whole', () => {
    fc.assert(fc.property(fc.json(), (text) => expect(findJsonError(text)).toBeUndefined()));
  });

  it('is something wherever JSON.parse refuses, but for the numbers that only Python knows', () => {
    const cut = fc.tuple(fc.json({ maxDepth: 3 }), fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1)));
    fc.assert(
      fc.property(cut, (text) => {
        let refused = false;
        try {
          JSON.parse(text);
        } catch {
          refused = true;
        }
        expect(findJsonError(text) !== undefined).toBe(refused);
      })
    );
  });
});
