import { seeded } from '../../src/engine/playground/seeded';

/** A small deterministic random source: whole numbers from 0 up to but not including `below`. */
export function randomSource(seed: number): (below: number) => number {
  const random = seeded(seed);
  return (below) => Math.floor(random() * below);
}

const GARBAGE = ['NaN', '+Inf', '-0', '1e999', '0x1p-2', '1_000', '1.2.3', '9'.repeat(40), '', '-', '1e', '12 34', '.'];
const PIECES = [
  '"',
  '\\',
  '{',
  '}',
  ',',
  '=',
  ' ',
  '\t',
  '\r',
  '\n',
  '\u0000',
  '#',
  '# EOF\n',
  '# TYPE a b\n',
  '\uFEFF',
  'é',
  '😀',
];

/** The text with one to four random changes: flips, cuts, copies, splices and broken numbers. */
export function mutated(text: string, random: (below: number) => number): string {
  let result = text;
  for (let left = 1 + random(4); left > 0; left--) {
    result = mutatedOnce(result, random);
  }
  return result;
}

function mutatedOnce(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1);
  const length = random(8) === 0 ? random(200) : random(6);
  const before = text.slice(0, at);
  switch (random(8)) {
    case 0:
      return before + String.fromCharCode(text.charCodeAt(at) ^ (1 << random(8))) + text.slice(at + 1);
    case 1:
      return before + text.slice(at + length);
    case 2:
      return before + text.slice(at, at + length) + text.slice(at);
    case 3:
      return random(4) === 0 ? before : text;
    case 4:
      return before + text.slice(random(text.length + 1));
    case 5:
      return before + PIECES[random(PIECES.length)] + text.slice(at);
    case 6: {
      const space = text.indexOf(' ', at);
      const end = space < 0 ? -1 : text.indexOf('\n', space);
      return end < 0 ? text : text.slice(0, space + 1) + GARBAGE[random(GARBAGE.length)] + text.slice(end);
    }
    default: {
      const digit = text.slice(at).search(/\d/);
      return digit < 0 ? text : text.slice(0, at + digit) + random(1000000) + text.slice(at + digit + 1);
    }
  }
}
