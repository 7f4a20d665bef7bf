import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { glossaryText } from '../../as-code/docs/glossary';
import { measures } from '../../src/engine/measures/catalogue/catalogue';
import { signals } from '../../src/engine/signals/catalogue';

test('the committed glossary is what the generator prints', () => {
  const committed = readFileSync(join(__dirname, '../../docs/glossary.md'), 'utf8');
  expect(glossaryText() === committed || 'run "npm run generate": docs/glossary.md is out of date').toBe(true);
});

test('every measure and every signal is explained once', () => {
  const lines = glossaryText().split('\n');
  for (const { id } of measures) {
    const named = (line: string) => [', `', ' ('].some((after) => line.includes(`\`${id}\`${after}`));
    expect(lines.filter((line) => line.startsWith('- **') && named(line))).toHaveLength(1);
  }
  for (const { id } of signals) {
    expect(lines.filter((line) => line.startsWith(`- \`${id}\` (`))).toHaveLength(1);
  }
});

test.each(measures.map((measure) => [measure.id, measure] as const))(
  '%s has texts that are sentences',
  (_, measure) => {
    expect(measure.title).toMatch(/^\S.*[^.]$/);
    expect(measure.question).toMatch(/^[A-Z].*\?$/);
    for (const text of [measure.meaning, measure.good, measure.advice]) {
      expect(text).toMatch(/[.)!”]$/);
    }
  }
);
