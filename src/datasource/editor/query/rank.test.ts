import { measures } from '../../../engine/measures/catalogue/catalogue';
import { measureChoices, measureProblem } from './measure-choices';
import { rankMeasures } from './rank';

const first = (text: string, count = 1) =>
  rankMeasures(text, measures)
    .slice(0, count)
    .map(({ id }) => id);

test.each(measures.map(({ id }) => id))('%s is found by its id', (id) => {
  expect(first(id)).toEqual([id]);
});

test.each(measures.map(({ title, id }) => [title, id]))('"%s" is found by its name', (title, id) => {
  const namesakes = measures.filter((other) => other.title === title);
  expect(first(title, namesakes.length)).toContain(id);
});

test.each([
  ['why is it slow?', /^ttft_p50$/],
  ['is anybody waiting', /^waiting$/],
  ['does the cache run out', /^(kv_usage|preemption_rate|prefix_cache)/],
  ['errors', /^(error_ratio|failed_rate|http_5xx|http_4xx|rejection)/],
  ['throughput', /token_rate$/],
  ['did it crash', /^restarts$/],
  ['out of memory', /^(kv_|preemption|offload_allocation|containers_oom|host_oom)/],
  ['is it down', /^targets_/],
  ['stuck', /^(iteration_rate|running|stalled_engines|containers_stuck)$/],
  ['clients hang up', /^aborted_rate$/],
  ['slo', /_within$/],
])('"%s" finds an answer', (question, wanted) => {
  expect(first(question)[0]).toMatch(wanted);
});

test('an empty text gives all of them in the order of the catalogue', () => {
  expect(rankMeasures('  ', measures)).toEqual(measures);
});

test('a text that nothing answers gives none', () => {
  expect(rankMeasures('zebra', measures)).toEqual([]);
});

test('what only brushes the question is left out', () => {
  expect(first('preempt', 9).filter((id) => !id.startsWith('preempt'))).toEqual([]);
  expect(first('tokens per second', 2)).toEqual(['generation_token_rate', 'prompt_token_rate']);
});

test('choices stand under their topics, the best one first', () => {
  const choices = measureChoices('ttft p95', measures);
  expect(choices[0]).toMatchObject({ value: 'ttft_p95', group: 'Latency' });
  const groups = choices.map(({ group }) => group);
  expect(new Set(groups).size).toBe(groups.filter((group, i) => group !== groups[i - 1]).length);
});

test('a variable may stand for a measure, another text may not', () => {
  expect(measureProblem('$measure')).toBeUndefined();
  expect(measureProblem('ttft_p95')).toBeUndefined();
  expect(measureProblem('ttft_p96')).toContain('ttft_p96');
});
