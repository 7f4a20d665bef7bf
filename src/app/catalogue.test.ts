import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { alertCatalogue, groupTitle, plainSummary, usualGroups } from './catalogue';

const rules = usualGroups().flatMap((group) => group.rules);

test('every alert has its runbook', () => {
  const missing = rules.filter(({ name }) => !existsSync(join(__dirname, `../../docs/runbooks/${name}.md`)));
  expect(missing.map(({ name }) => name)).toEqual([]);
  expect(rules.length).toBe(alertCatalogue.groups.flatMap((group) => group.rules).length);
});

test('summaries read without values', () => {
  const summaries = Object.fromEntries(rules.map((rule) => [rule.name, plainSummary(rule)]));
  expect(summaries).toMatchObject({
    VLLMTargetDown: 'vLLM at … does not answer',
    HighLatency: 'the slowest 1 % of its requests take … or longer (limit 2 s)',
  });
  expect(Object.values(summaries).filter((text) => /[{}$]/.test(text))).toEqual([]);
});

test('groups have readable names', () => {
  expect(['vllm-availability', 'vllm-gpu', 'vllm-host'].map(groupTitle)).toEqual(['Availability', 'GPU', 'Host']);
});
