import { ChoiceError, chosenGroups, chosenLimits } from './choose';
import type { AlertCatalogue, AlertRule } from './types';

const rule: AlertRule = {
  name: 'Slow',
  severity: 'info',
  fixed: true,
  component: 'engine',
  labels: ['job'],
  value: 'sum by (job) (rate(a_bucket{job=~"$job",le=~"$bound(\\\\.0)?"}[5m])) / b{job=~"$job"}',
  unit: 'ratio',
  op: '<',
  limit: '1 - $share',
  where: ['c{gpu="0",job=~"$gpu_job"} > -$share', 'p{job=~"$probe_job"} > 0'],
  unless: [],
  for: '5m',
  summary: 'below $share',
  description: '',
  dashboard: { uid: 'd', panelId: 1 },
  onError: 'KeepLast',
  missing: [],
};
const limit = { title: '', unit: 'seconds', least: 0.1, most: 10, meaning: '' } as const;
const catalogue: AlertCatalogue = {
  limits: [
    { ...limit, name: 'bound', value: 2.5, bounds: [1, 2.5], workloads: { chat: 1 } },
    { ...limit, name: 'share', value: 0.5 },
  ],
  groups: [{ name: 'g', interval: '1m', rules: [rule] }],
};
const chosen = (choices: Parameters<typeof chosenGroups>[1]) => chosenGroups(catalogue, choices)[0].rules[0];

test('limits and jobs are filled in; where every job counts, no condition says so', () => {
  expect(chosen({})).toMatchObject({
    value: 'sum by (job) (rate(a_bucket{le=~"2.5(\\\\.0)?"}[5m])) / b',
    limit: '1 - 0.5',
    where: ['c{gpu="0"} > -0.5', 'p{job=~".*vllm.*"} > 0'],
    summary: 'below 0.5',
  });
  const jobs = { job: 'a|"b"', gpu_job: 'dcgm', probe_job: 'p' };
  expect(chosen({ jobs })).toMatchObject({
    value: 'sum by (job) (rate(a_bucket{job=~"a|\\"b\\"",le=~"2.5(\\\\.0)?"}[5m])) / b{job=~"a|\\"b\\""}',
    where: ['c{gpu="0",job=~"dcgm"} > -0.5', 'p{job=~"p"} > 0'],
  });
});

test('a choice wins over the workload, and the workload over what is usual', () => {
  const bound = (choices: Parameters<typeof chosenLimits>[1]) => chosenLimits(catalogue, choices).get('bound');
  expect(bound({})).toBe(2.5);
  expect(bound({ workload: 'chat' })).toBe(1);
  expect(bound({ workload: 'rag' })).toBe(2.5);
  expect(bound({ workload: 'chat', limits: { bound: 2.5 } })).toBe(2.5);
});

test('severities of rules with fixed limits, and of single rules', () => {
  expect(chosen({}).severity).toBe('info');
  expect(chosen({ fixedLimits: 'warning' }).severity).toBe('warning');
  expect(chosen({ fixedLimits: 'warning', severities: { Slow: 'critical' } }).severity).toBe('critical');
});

test.each([
  [{ limits: { shares: 1 } }, 'There is no limit "shares": bound, share.'],
  [{ limits: { share: 11 } }, 'share is 11: choose a number from 0.1 to 10.'],
  [{ limits: { share: Number.NaN } }, 'share is NaN: choose a number from 0.1 to 10.'],
  [{ limits: { bound: 2 } }, 'bound is 2, between two buckets: choose one of 1, 2.5.'],
  [{ severities: { Fast: 'info' } }, 'There is no alert "Fast": Slow.'],
] as const)('%j cannot be', (choices, message) => {
  expect(() => chosenGroups(catalogue, choices)).toThrow(new ChoiceError(message));
});
