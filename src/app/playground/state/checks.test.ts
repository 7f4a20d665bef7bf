import { settingProblems } from './checks';
import { firstSetup } from './setup';

const { settings } = firstSetup('x');
const names = (edits: Partial<typeof settings>) => Object.keys(settingProblems({ ...settings, ...edits }, 4));

it('finds nothing wrong with what the page begins with', () => {
  expect(names({})).toEqual([]);
});

it.each<[string, Partial<typeof settings>]>([
  ['concurrency', { concurrency: 5 }],
  ['concurrency', { concurrency: Number.NaN }],
  ['rate', { rate: 0 }],
  ['repeats', { repeats: 1.5 }],
  ['warmUp', { warmUp: -1 }],
  ['maxTokens', { maxTokens: 0 }],
  ['temperature', { temperature: 3 }],
  ['seed', { seed: Number.NaN }],
  ['tpot', { objectives: { tpot: 0 } }],
])('finds a wrong %s', (name, edits) => {
  expect(names(edits)).toEqual([name]);
});

it('names the bounds', () => {
  expect(settingProblems({ ...settings, concurrency: 9 }, 4).concurrency).toBe('Give a whole number from 1 to 4.');
});
