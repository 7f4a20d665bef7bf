import { parseFleet } from '../../simulator/fleet/config';
import { Fleet } from '../../simulator/fleet/fleet';
import { renderMetricsPage } from '../../simulator/page/page';
import { parsePage } from '../../src/engine/exposition/parse';
import { signals } from '../../src/engine/signals/catalogue';
import { connectorSignals } from '../../src/engine/signals/connectors';
import { operationSignals } from '../../src/engine/signals/operations';
import { residencySignals } from '../../src/engine/signals/residency';
import { isForeign, type Signal } from '../../src/engine/signals/types';
import { conditionalPage } from '../support/conditional';

function reason(why: string, ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, why]));
}

/** Signals that an engine of its kind does not show, and why. */
const NOT_SHOWN: Readonly<Record<string, string>> = {
  up: 'the scraper makes it',
  ...reason('only with a tool call parser', ['tool_call_parser_invocations']),
  ...reason('only with a draft model', [
    'spec_drafts',
    'spec_draft_tokens',
    'spec_accepted_tokens',
    'spec_accepted_by_position',
  ]),
  ...reason('only of a diffusion model', ['diffusion_steps', 'diffusion_positions', 'diffusion_committed_tokens']),
  ...reason('only with adapters', ['lora_requests']),
  ...reason(
    'only with --kv-cache-metrics',
    residencySignals.map(({ id }) => id).filter((id) => id.startsWith('kv_'))
  ),
  ...reason('only with a KV connector', [
    'kv_fetch_by_stage',
    'kv_offload_bytes',
    'kv_offload_time',
    'kv_offload_size',
    ...connectorSignals.map(({ id }) => id).filter((id) => !id.startsWith('kv_block')),
  ]),
  ...reason('only in development mode, or with a feature that no simulated engine has', [
    ...operationSignals.map(({ id }) => id),
  ]),
};

function pageOf(version: string, more = {}) {
  const settings = { version, ...more };
  const fleet = new Fleet(parseFleet({ engines: [{ name: 'one', settings, workload: 'chat' }] }), 1.79e9);
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

test('what no simulated engine shows stands on the page that was written by hand', () => {
  const { layout } = parsePage(conditionalPage(), 0);
  const left = signals.filter(({ id }) => id in NOT_SHOWN && id !== 'up');
  const missing = left.filter((signal) => samplesOf(signal).every((name) => layout.positions(name).length === 0));
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test('every vllm: family that simulated engines of any version show is in the catalogue', () => {
  const known = new Set(signals.flatMap(({ names }) => names.map(({ name }) => name)));
  for (const version of ['0.8.5', '0.10.2', '0.12.0', '0.16.0', '0.20.2', '0.24.0', '0.28.0', '0.32.0']) {
    const families = [...pageOf(version).families.keys()];
    const unknown = families.filter((name) => name.startsWith('vllm:') && !name.endsWith('_created'));
    expect(unknown.filter((name) => !known.has(name) && !known.has(`${name}_total`))).toEqual([]);
  }
});

test('an engine with a draft model and adapters shows their signals', () => {
  const more = { speculative: { numTokens: 3, acceptance: 0.7 }, lora: { adapters: ['a', 'b'], maxLoras: 1 } };
  const layout = pageOf('0.32.0', more);
  const ids = [
    'spec_drafts',
    'spec_draft_tokens',
    'spec_accepted_tokens',
    'spec_accepted_by_position',
    'lora_requests',
  ];
  const shown = signals.filter((signal) => samplesOf(signal).some((name) => layout.positions(name).length > 0));
  expect(shown.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
});
