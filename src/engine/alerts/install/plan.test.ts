import { catalogue, place, shipped, stored } from './example';
import { planOf } from './plan';
import { remembered } from './remembered';
import type { HttpRule, InstallChoices, InstallPlace } from './types';
import { wantedRules } from './wanted';
import { removalOf, sameRules, writesOf } from './writes';

const NONE: ReadonlySet<string> = new Set();
const SLOW = 'vllm-console-Slow';
const wanted = (choices: InstallChoices = {}, at: InstallPlace = place) => wantedRules(catalogue, choices, at);
const installed = wanted().map(stored);
const other: HttpRule = { ...installed[0], uid: 'mine', title: 'Mine' };
const edit = (uid: string, edits: Partial<HttpRule>) =>
  installed.map((rule) => (rule.uid === uid ? { ...rule, ...edits } : rule));
const states = (rules: HttpRule[], there: HttpRule[]) =>
  Object.fromEntries(
    planOf(rules, there, shipped).map(({ title, state, edited }) => [title, edited ? `${state}, edited` : state])
  );
const writes = (rules: HttpRule[], there: HttpRule[], overwrite = NONE) =>
  writesOf(planOf(rules, there, shipped), there, overwrite);

test('at first everything is new, and each group is written once', () => {
  expect(states(wanted(), [])).toEqual({ Slow: 'new', Down: 'new', Full: 'new' });
  expect(writes(wanted(), [])).toEqual([
    { folderUid: 'f', group: 'g', interval: 30, rules: [wanted()[0], wanted()[1]].map((rule) => ({ ...rule })) },
    { folderUid: 'f', group: 'h', interval: 60, rules: [wanted()[2]] },
  ]);
});

test('installed as chosen: nothing to write', () => {
  expect(states(wanted(), installed)).toEqual({ Slow: 'same', Down: 'same', Full: 'same' });
  expect(writes(wanted(), installed)).toEqual([]);
});

test('another limit changes rules that nobody edited, and is remembered', () => {
  const rules = wanted({ limits: { share: 0.7 } });
  expect(states(rules, installed)).toEqual({ Slow: 'changed', Down: 'changed', Full: 'changed' });
  const [{ changes }] = planOf(rules, installed, shipped);
  expect(changes).toEqual([
    { name: 'B.expression', before: 'A > 0.5', after: 'A > 0.7' },
    { name: 'annotations.summary', before: 'above 50 %', after: 'above 70 %' },
  ]);
  const after = writes(rules, installed).flatMap((write) => write.rules.map(stored));
  expect(writes(rules, after)).toEqual([]);
  expect(remembered(after, catalogue)).toEqual({ choices: { limits: { share: 0.7 } }, place });
});

test('a choice that changes no rule is written down all the same', () => {
  const rules = wanted({ limits: { share: 0.5 } });
  expect(states(rules, installed)).toEqual({ Slow: 'same', Down: 'same', Full: 'same' });
  expect(writes(rules, installed).map(({ group }) => group)).toEqual(['g', 'h']);
});

test('an edit is kept, whatever the rest of its group does, until it is overwritten', () => {
  const there = edit(SLOW, { for: '7m' });
  expect(states(wanted(), there)).toEqual({ Slow: 'changed, edited', Down: 'same', Full: 'same' });
  expect(writes(wanted(), there)).toEqual([]);
  const [first] = writes(wanted({ workload: 'chat' }), there);
  expect(first.rules.map(({ for: pending }) => pending)).toEqual(['7m', '0s']);
  const [overwritten] = writes(wanted(), there, new Set([SLOW]));
  expect(overwritten.rules[0]).toMatchObject({ uid: SLOW, for: '90s' });
});

test('a rule without our mark counts as edited, and an edit that is what is wanted does not', () => {
  const bare = edit(SLOW, { annotations: { summary: 'x' } });
  expect(states(wanted(), bare)).toMatchObject({ Slow: 'changed, edited' });
  const [slow] = wanted({ limits: { share: 0.7 } });
  const same = edit(SLOW, { data: slow.data, annotations: { ...slow.annotations, ...marks(installed[0]) } });
  expect(states(wanted({ limits: { share: 0.7 } }), same)).toMatchObject({ Slow: 'same' });
});

test('paused rules stay paused', () => {
  const there = edit(SLOW, { isPaused: true });
  expect(states(wanted(), there)).toMatchObject({ Slow: 'same' });
  expect(writes(wanted({ workload: 'chat' }), there)[0].rules.map(({ isPaused }) => isPaused)).toEqual([true, false]);
});

test('rules that are not chosen or not shipped any more go, edited ones only when told', () => {
  const old = { ...installed[0], uid: 'vllm-console-Old', title: 'Old', for: '9m' };
  const rules = wanted({ include: ['critical'] });
  expect(states(rules, [...installed, old])).toEqual({
    Down: 'same',
    Slow: 'gone',
    Full: 'gone',
    Old: 'gone, edited',
  });
  expect(planOf(rules, [...installed, old], shipped).map((one) => one.shipped)).toEqual([true, true, true, false]);
  const kept = writes(rules, [...installed, old]);
  expect(kept.map(({ group, rules: left }) => [group, left.map(({ title }) => title)])).toEqual([
    ['g', ['Down', 'Old']],
    ['h', []],
  ]);
  const [told] = writes(rules, [...installed, old], new Set(['vllm-console-Old']));
  expect(told.rules.map(({ title }) => title)).toEqual(['Down']);
});

test('rules of others in a group are left alone', () => {
  const there = [...installed, other];
  expect(states(wanted(), there)).not.toHaveProperty('Mine');
  expect(writes(wanted({ workload: 'chat' }), there)[0].rules.map(({ title }) => title)).toEqual([
    'Slow',
    'Down',
    'Mine',
  ]);
  expect(removalOf(there).map(({ group, rules }) => [group, rules.map(({ title }) => title)])).toEqual([
    ['g', ['Mine']],
    ['h', []],
  ]);
});

test('another folder moves all rules but those of others', () => {
  const there = [...installed, other];
  const moved = writes(wanted({}, { ...place, folderUid: 'new' }), there);
  expect(moved.map(({ folderUid, group, rules }) => [folderUid, group, rules.length])).toEqual([
    ['new', 'g', 2],
    ['new', 'h', 1],
  ]);
});

test('a rule that somebody moved stays there, and an edited interval stays as long as nothing is overwritten', () => {
  const away = edit(SLOW, { folderUID: 'away' });
  expect(states(wanted(), away)).toMatchObject({ Slow: 'changed, edited' });
  const [g] = writes(wanted({ workload: 'chat' }), away);
  expect(g.rules.map(({ title }) => title)).toEqual(['Down']);
  const slower = installed.map((rule) => (rule.ruleGroup === 'g' ? { ...rule, interval: 120 } : rule));
  expect(states(wanted(), slower)).toEqual({ Slow: 'changed, edited', Down: 'changed, edited', Full: 'same' });
  expect(writes(wanted(), slower)).toEqual([]);
  expect(writes(wanted(), slower, new Set([SLOW]))).toMatchObject([{ group: 'g', interval: 30 }]);
});

test('a contact point becomes the rules’ own', () => {
  expect(wanted({ receiver: 'ops' })[0].notification_settings).toEqual({ receiver: 'ops' });
  expect(states(wanted({ receiver: 'ops' }), installed)).toMatchObject({ Slow: 'changed' });
});

test('two readings are the same in any order, and differ by any edit', () => {
  expect(sameRules(installed, [...installed].reverse())).toBe(true);
  expect(sameRules(installed, installed.slice(1))).toBe(false);
  expect(sameRules(installed, edit(SLOW, { for: '7m' }))).toBe(false);
  expect(sameRules(installed, edit(SLOW, { isPaused: true }))).toBe(false);
  expect(sameRules(installed, edit(SLOW, { interval: 60 }))).toBe(false);
});

test('where none is installed, nothing is remembered', () => {
  expect(remembered([other], catalogue)).toBeUndefined();
});

function marks({ annotations }: HttpRule) {
  return Object.fromEntries(Object.entries(annotations ?? {}).filter(([name]) => name.startsWith('__vllm')));
}
