import { rawSeries } from '../../../src/datasource/frames/raw';
import { RawRun } from '../../../src/datasource/frames/raw-run';
import { instantsOf } from '../../../src/datasource/live/instants';
import { raw, recorded } from './support';

const WINDOW = 8000;

describe.each(['restart-0.32.0', 'data-parallel-2-0.32.0'])('%s', (name) => {
  const whole = recorded(name);

  it.each([
    ['vllm:num_requests_running', 'value', 1000],
    ['vllm:generation_tokens_total', 'rate', 1000],
    ['vllm:time_to_first_token_seconds', 'increase', 5000],
  ] as const)('%s: grows to what is computed at once', (family, fn, step) => {
    const query = raw(family, { fn });
    const run = new RawRun(query);
    whole.scrapes.forEach((_, i) => {
      const source = { ...whole, scrapes: whole.scrapes.slice(Math.max(0, i - 40), i + 1) };
      const to = source.scrapes[source.scrapes.length - 1].t;
      const instants = instantsOf(source.scrapes, to - 25_000, to, step);
      const range = { instants, window: WINDOW };
      const byName = <T extends { labels: object }>(series: readonly T[]) =>
        [...series].sort((a, b) => (JSON.stringify(a.labels) < JSON.stringify(b.labels) ? -1 : 1));
      expect(byName(run.answer(source, range).series)).toEqual(byName(rawSeries(source, query, range).series));
    });
  });
});

it('starts again where older scrapes come back, or the window changes', () => {
  const whole = recorded('restart-0.32.0');
  const query = raw('vllm:generation_tokens_total', { fn: 'rate' });
  const run = new RawRun(query);
  const late = { ...whole, scrapes: whole.scrapes.slice(5, 15) };
  const all = { ...whole, scrapes: whole.scrapes.slice(0, 15) };
  const instants = late.scrapes.map(({ t }) => t);
  run.answer(late, { instants, window: WINDOW });
  for (const window of [WINDOW, 2 * WINDOW]) {
    expect(run.answer(all, { instants, window })).toEqual(rawSeries(all, query, { instants, window }));
  }
});

it('keeps what it says while nothing is new', () => {
  const source = recorded('healthy-0.16.0');
  const run = new RawRun(raw('no_such'));
  const range = { instants: [source.scrapes[0].t], window: WINDOW };
  expect(run.answer(source, range).notices).toHaveLength(1);
  expect(run.answer(source, range).notices).toHaveLength(1);
});
