import fc from 'fast-check';
import { LONGEST_PIECE, Tokenizer, VOCABULARY } from './tokenizer';

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 30 }));

describe('the tokenizer', () => {
  it('gives back the text of what it has encoded', () => {
    const tokenizer = new Tokenizer();
    fc.assert(
      fc.property(text, (sample) => {
        expect(tokenizer.split(sample).join('')).toBe(sample);
        expect(tokenizer.decode(tokenizer.encode(sample))).toBe(sample);
      }),
      { numRuns: 1000 }
    );
  });

  it('stays within its vocabulary and its longest piece', () => {
    const tokenizer = new Tokenizer();
    fc.assert(
      fc.property(text, (sample) => {
        for (const token of tokenizer.encode(sample)) {
          expect(token).toBeGreaterThanOrEqual(0);
          expect(token).toBeLessThan(VOCABULARY);
          expect(tokenizer.piece(token).length).toBeLessThanOrEqual(LONGEST_PIECE);
        }
      })
    );
  });

  it('has about four characters in a token of English', () => {
    const sample =
      'The scheduler decides at every step which requests take part in the next batch. Long prompts are cut into ' +
      'chunks, so that requests which already decode do not have to wait for them.';
    const perToken = sample.length / new Tokenizer().encode(sample).length;
    expect(perToken).toBeGreaterThan(3.5);
    expect(perToken).toBeLessThan(5.5);
  });

  it('gives a longer text the tokens of the shorter one first, where a piece ends', () => {
    const tokenizer = new Tokenizer();
    const first = tokenizer.encode('You are a helpful assistant.\n');
    expect(tokenizer.encode('You are a helpful assistant.\nWhat is a cache?').slice(0, first.length)).toEqual(first);
  });
});
