import {
  type RequestsCounts,
  type RequestsPart,
  requestsParts,
  requestsTable,
} from '../../../src/datasource/frames/requests';
import { LiveEvaluator } from '../../../src/engine/measures/live/evaluate';
import { recorded, rowsOf } from './support';

const source = recorded('healthy-0.32.0');
const at = source.scrapes[source.scrapes.length - 1].t + 10;
const window = at - source.scrapes[0].t + 10;

function counts(parts: readonly RequestsPart[], by: readonly string[] = []): RequestsCounts[] {
  return parts.map((part) => ({
    part,
    values: new LiveEvaluator([source], { at, window, by, filters: part.filters }).measure(part.measure),
  }));
}

it('asks for finish reasons, or for all that goes wrong', () => {
  const ids = (show?: 'reasons' | 'errors') => requestsParts({ show }, window).map(({ measure }) => measure.id);
  expect(ids()).toEqual(['finish_reasons']);
  expect(ids('reasons')).toEqual(['finish_reasons']);
  expect(ids('errors')).toEqual(['finish_reasons', 'rejection_rate', 'http_4xx_rate', 'http_5xx_rate', 'aborted_rate']);
});

it('counts finished requests as the engine did', () => {
  const rows = rowsOf(requestsTable(counts(requestsParts({ format: 'table' }, window)), 'A'));
  const name = 'vllm:request_success_total';
  const last = source.scrapes[source.scrapes.length - 1].snapshot;
  const first = source.scrapes[0].snapshot;
  for (const { Outcome, Requests } of rows) {
    const value = (snapshot: typeof first) =>
      snapshot?.layout
        .positions(name)
        .filter((i) => snapshot.layout.series[i].labels.finished_reason === Outcome)
        .reduce((sum, i) => sum + snapshot.values[i], 0) ?? NaN;
    expect(Requests).toBeCloseTo(value(last) - value(first), 0);
  }
  expect(rows.map(({ Outcome }) => Outcome)).toEqual(expect.arrayContaining(['stop', 'length']));
});

it('finds the 248 streams that clients closed, and no failure of the engine', () => {
  const rows = rowsOf(requestsTable(counts(requestsParts({ show: 'errors', format: 'table' }, window)), 'A'));
  const byName = Object.fromEntries(rows.map(({ Outcome, Requests }) => [Outcome, Requests]));
  expect(byName['Aborted after the first token']).toBeCloseTo(248, -1);
  expect(byName['Finished with error']).toBe(0);
  expect(byName['HTTP 5xx']).toBe(0);
  expect(Object.keys(byName)).not.toContain('Finished with stop');
});

it('shows what counts are grouped by, and no column for what the name says', () => {
  const frame = requestsTable(counts(requestsParts({ format: 'table' }, window), ['engine']), 'A');
  expect(frame.fields.map(({ name }) => name)).toEqual(['Outcome', 'engine', 'Requests']);
});

it('leaves rates alone in a graph', () => {
  const [part] = requestsParts({ format: 'time_series' }, window);
  expect([part.measure.id, part.measure.unit, part.legend]).toEqual([
    'finish_reasons',
    'requests/s',
    '{{finished_reason}}',
  ]);
  const [counted] = requestsParts({ format: 'table' }, window);
  expect([counted.measure.unit, JSON.stringify(counted.measure.expression)]).toEqual([
    'requests',
    expect.not.stringContaining('"rate"'),
  ]);
});
