import { parseFleet } from '../../simulator/fleet/config';
import { Fleet } from '../../simulator/fleet/fleet';
import { renderMetricsPage } from '../../simulator/page/page';
import { parsePage } from '../../src/engine/exposition/parse';
import { signals } from '../../src/engine/signals/catalogue';
import { isForeign, type Signal } from '../../src/engine/signals/types';

/** Signals that an engine of its kind does not show, and why. */
const NOT_SHOWN: Readonly<Record<string, string>> = {
  up: 'the scraper makes it',
  kv_offload_bytes: 'only with KV offload',
  kv_offload_time: 'only with KV offload',
  tool_call_parser_invocations: 'only with a tool call parser',
};

function pageOf(version: string) {
  const fleet = new Fleet(parseFleet({ engines: [{ name: 'one', settings: { version }, workload: 'chat' }] }), 1.79e9);
  fleet.events.runUntil(60);
  return parsePage(renderMetricsPage(fleet.machines[0].server.state()), 0).layout;
}

/** Sample names that show a signal under one of its names, by its kind. */
function samplesOf({ kind, names }: Signal): string[] {
  const suffix = kind === 'histogram' || kind === 'summary' ? '_count' : '';
  return names.map(({ name }) => `${name}${suffix}`);
}

test('a simulated engine of the newest version shows every signal of the catalogue that is not history', () => {
  const layout = pageOf('0.32.0');
  const own = signals.filter((signal) => !isForeign(signal));
  const current = own.filter(({ names }) => names[0].until === undefined && names[0].gone === undefined);
  const missing = current.filter((signal) => samplesOf(signal).every((name) => layout.positions(name).length === 0));
  expect(missing.map(({ id }) => id).sort()).toEqual(Object.keys(NOT_SHOWN).sort());
});

test('every vllm: family that simulated engines of any version show is in the catalogue', () => {
  const known = new Set(signals.flatMap(({ names }) => names.map(({ name }) => name)));
  for (const version of ['0.8.5', '0.10.2', '0.12.0', '0.16.0', '0.20.2', '0.24.0', '0.28.0', '0.32.0']) {
    const families = [...pageOf(version).families.keys()];
    const unknown = families.filter((name) => name.startsWith('vllm:') && !name.endsWith('_created'));
    expect(unknown.filter((name) => !known.has(name) && !known.has(`${name}_total`))).toEqual([]);
  }
});
