import { choicesIn, choicesText } from './choices';
import { catalogue } from './example';

test('choices outlive being written down, without anything that looks like a template', () => {
  const choices = {
    workload: 'chat',
    limits: { share: 0.7 },
    jobs: { job: 'a{{2}}|"b"' },
    fixedLimits: 'warning',
    include: ['critical', 'info'],
    receiver: 'ops',
  } as const;
  const text = choicesText(choices);
  expect(text).not.toContain('{{');
  expect(choicesIn(text, catalogue)).toEqual(choices);
});

test.each([
  'nonsense',
  'null',
  '{"workload":"x","limits":{"share":9,"other":1},"jobs":{"none":"a","job":3},"include":["x"],"receiver":""}',
  '{"limits":{"share":"0.7"},"include":"critical","fixedLimits":"high"}',
])('what is not known or not allowed is left out: %s', (text) => {
  expect(choicesIn(text, catalogue)).toEqual({});
});
