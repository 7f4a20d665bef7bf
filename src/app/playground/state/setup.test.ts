import { PROMPT_SETS } from '../../../engine/playground/prompt-sets';
import { firstSetup, meanPromptTokens, promptNames, promptsOf, requestCount, type Setup } from './setup';

const own = { fileName: 'mine.csv', cases: [{ name: 'x', messages: [{ role: 'user' as const, content: 'x' }] }] };
const setup: Setup = { ...firstSetup('a'), sets: ['long', 'short'] };
const [short, , long] = PROMPT_SETS;

it('asks the chosen sets in their own order, then the file', () => {
  const asked = promptsOf({ ...setup, own });
  expect(asked).toEqual([...short.cases, ...long.cases, ...own.cases]);
  expect(promptNames({ ...setup, own })).toEqual(['short', 'long', 'mine.csv']);
});

it('counts what a run sends: every prompt in every round to every target, and what warms up', () => {
  const { settings } = setup;
  const count = (more: Partial<Setup>) =>
    requestCount({ ...setup, settings: { ...settings, repeats: 3, warmUp: 2 }, ...more });
  const prompts = short.cases.length + long.cases.length;
  expect(count({})).toBe(3 * prompts + 2);
  expect(count({ targets: { A: { datasource: 'a' }, B: { datasource: 'b' } } })).toBe(2 * (3 * prompts + 2));
});

it('knows how long the prompts are on average, unless they are a person’s own', () => {
  expect(meanPromptTokens({ ...setup, sets: ['medium'] })).toBe(300);
  expect(meanPromptTokens(setup)).toBe(Math.round((8 * 15 + 4 * 2500) / 12));
  expect(meanPromptTokens({ ...setup, own })).toBeUndefined();
  expect(meanPromptTokens({ ...setup, sets: [] })).toBeUndefined();
});
