import { closingLine, plus, readClosingLine } from './counts';

test('a closing line reads back as what it states', () => {
  const counts = { passed: 12, failed: 0, skipped: 3 };
  expect(readClosingLine(`whatever\n${closingLine(counts)}\n`)).toEqual(counts);
  expect(readClosingLine('12 passed')).toBeUndefined();
  expect(plus(counts, { passed: 1, failed: 2, skipped: 3 })).toEqual({ passed: 13, failed: 2, skipped: 6 });
});
