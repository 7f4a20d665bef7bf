import type { FeedState } from '../../../src/datasource/live/types';
import { EVENT_KINDS, type EventKind } from '../../../src/datasource/annotations/model';
import { annotationFrame, regionsOf } from '../../../src/datasource/annotations/regions';
import { eventRules } from '../../../src/datasource/annotations/rules';
import { SharedEvaluators } from '../../../src/datasource/live/evaluators';
import { MeasureRun } from '../../../src/datasource/live/measure-run';
import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import { recordedScrapes, recordingNames, sourceOf } from '../../support/recordings';

const target = { job: 'vllm', instance: 'one' };

/** The events of a recording, as a dashboard over all of it would mark them. */
function eventsOf(name: string) {
  const { scrapes } = sourceOf(recordedScrapes(name), target);
  const [from, to] = [scrapes[0].t, scrapes[scrapes.length - 1].t];
  const state = { page: 'engine', target, scrapes, interval: 1_000, wantedInterval: 1_000 } as FeedState;
  const evaluators = new SharedEvaluators();
  return EVENT_KINDS.flatMap((kind) => {
    const rule = eventRules[kind];
    const series = rule.measures.map((id) => {
      const request = { measure: measureById(id), by: ['instance'], filters: [], objectives: {}, step: 1_000 };
      const run = new MeasureRun({ ...request, window: rule.window ?? 15_000 }, evaluators);
      run.advance(state, from, to, Infinity);
      return run.series();
    });
    return regionsOf(rule, series);
  });
}

const kindsOf = (name: string) => [...new Set(eventsOf(name).map(({ kind }) => kind))];

test.each<[string, EventKind[]]>([
  ['restart-0.32.0', ['restart']],
  ['kv-pressure-0.32.0', ['preemptions']],
  ['healthy-0.32.0', []],
  ['healthy-0.16.0', []],
  ['slot-starved-0.20.2', []],
])('%s has the events that happened there, and no others', (name, kinds) => {
  expect(recordingNames()).toContain(name);
  expect(kindsOf(name)).toEqual(kinds);
});

it('marks a restart once, with its engine', () => {
  const restarts = eventsOf('restart-0.32.0').filter(({ kind }) => kind === 'restart');
  expect(restarts).toHaveLength(1);
  const frame = annotationFrame(restarts, 'Anno');
  const first = Object.fromEntries(frame.fields.map(({ name, values }) => [name, values[0]]));
  expect(first).toMatchObject({ title: 'Engine restarted', tags: ['vllm', 'restart'] });
  expect(first.text).toMatch(/\(one\)$/);
  expect(first.timeEnd).toBeGreaterThanOrEqual(first.time);
});

it('marks a stall where requests run and no step is made', () => {
  const at = (values: number[]) => [{ labels: { instance: 'one' }, times: [1, 2, 3, 4], values }];
  expect(regionsOf(eventRules.stall, [at([2, 2, 2, 0]), at([5, 0, 0, 0])])).toEqual([
    { kind: 'stall', labels: { instance: 'one' }, from: 2, to: 3 },
  ]);
});

it('marks no restart from before the range', () => {
  const series = [{ labels: {}, times: [1, 2, 3, 4], values: [1, 1, 2, 2] }];
  expect(regionsOf(eventRules.restart, [series])).toEqual([{ kind: 'restart', labels: {}, from: 3, to: 3 }]);
});
