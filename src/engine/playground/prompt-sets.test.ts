import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PROMPT_SETS } from './prompt-sets';

const lengthOf = (messages: ReadonlyArray<{ readonly content: string }>) =>
  messages.reduce((sum, { content }) => sum + content.length, 0);

test.each(PROMPT_SETS.map((set) => [set.id, set] as const))('%s: prompts are about as long as they say', (_, set) => {
  for (const { name, messages } of set.cases) {
    expect([name, Math.abs(lengthOf(messages) / 4 / set.promptTokens - 1) < 0.25]).toEqual([name, true]);
  }
});

test('so many prompts, all with names and texts of their own', () => {
  expect(PROMPT_SETS.map(({ id, cases }) => [id, cases.length])).toEqual([
    ['short', 8],
    ['medium', 6],
    ['long', 4],
  ]);
  const all = PROMPT_SETS.flatMap(({ cases }) => cases);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  expect(new Set(all.map(({ messages }) => messages[0].content)).size).toBe(all.length);
});

test('a composed document repeats few of its lines, and has no gaps', () => {
  for (const { messages } of PROMPT_SETS[2].cases) {
    const lines = messages[0].content.split('\n').slice(2, -1);
    const texts = new Set(lines.map((line) => line.replace(/^\w+ \d+[:.] /, '')));
    expect(texts.size / lines.length).toBeGreaterThan(0.6);
    expect(messages[0].content).not.toMatch(/undefined|NaN/);
  }
});

test('the bundle stays small', () => {
  const folder = join(__dirname, 'prompt-sets');
  expect(readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)).toBeLessThan(12 * 1024);
});
