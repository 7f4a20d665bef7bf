import type { Layout, Scrape } from '../exposition/types';
import { positionsOf } from './read';

const columns = ['running', 'waiting', 'kvUsage', 'preemptions', 'finished', 'tokens', 'steps'] as const;
type Column = (typeof columns)[number];

/**
 * What one scrape says of an engine's batch and queue. `waiting` leaves out those that wait for an adapter or a
 * transfer, where the engine tells them apart; `tokens` and `steps` count since the engine started.
 */
export type BatchSample = Readonly<Record<Column, number>> & { readonly t: number };

type Positions = Readonly<Record<Column, readonly number[]>>;

/** The samples of every engine since it last started, by its `engine` label, from the pages that have all of them. */
export function batchSamples(scrapes: readonly Scrape[]): ReadonlyMap<string | undefined, readonly BatchSample[]> {
  const byEngine = new Map<string | undefined, BatchSample[]>();
  let layout: Layout | undefined;
  let positions = new Map<string | undefined, Positions>();
  for (const { t, snapshot } of scrapes) {
    if (!snapshot) {
      continue;
    }
    if (snapshot.layout !== layout) {
      layout = snapshot.layout;
      positions = positionsByEngine(layout);
    }
    for (const [engine, own] of positions) {
      const samples = byEngine.get(engine) ?? [];
      byEngine.set(engine, samples);
      add(samples, sampleOf(t, own, snapshot.values));
    }
  }
  return byEngine;
}

function add(samples: BatchSample[], sample: BatchSample): void {
  const last = samples.at(-1);
  if (last && (sample.steps < last.steps || sample.tokens < last.tokens)) {
    samples.length = 0;
  }
  if (columns.every((column) => Number.isFinite(sample[column]))) {
    samples.push(sample);
  }
}

function sampleOf(t: number, positions: Positions, values: Float64Array): BatchSample {
  return {
    t,
    running: sum(values, positions.running),
    waiting: sum(values, positions.waiting),
    kvUsage: sum(values, positions.kvUsage),
    preemptions: sum(values, positions.preemptions),
    finished: sum(values, positions.finished),
    tokens: sum(values, positions.tokens),
    steps: sum(values, positions.steps),
  };
}

function sum(values: Float64Array, positions: readonly number[]): number {
  let total = 0;
  for (const at of positions) {
    total += values[at];
  }
  return total;
}

/** Engines that lack any of the columns are left out. */
function positionsByEngine(layout: Layout): Map<string | undefined, Positions> {
  const engineOf = (at: number) => layout.series[at].labels.engine;
  const capacity = positionsOf(layout, 'waiting_by_reason').filter(
    (at) => layout.series[at].labels.reason === 'capacity'
  );
  const all: Positions = {
    running: positionsOf(layout, 'running'),
    waiting: capacity.length > 0 ? capacity : positionsOf(layout, 'waiting'),
    kvUsage: positionsOf(layout, 'kv_usage'),
    preemptions: positionsOf(layout, 'preemptions'),
    finished: positionsOf(layout, 'finished'),
    tokens: positionsOf(layout, 'iteration_tokens', 'sum'),
    steps: positionsOf(layout, 'iteration_tokens', 'count'),
  };
  const engines = [...new Set(all.running.map(engineOf))];
  const grouped = new Map(columns.map((column) => [column, groupedBy(all[column], engineOf)]));
  return new Map(
    engines.flatMap((engine) => {
      const own = columns.map((column) => [column, grouped.get(column)?.get(engine) ?? []] as const);
      return own.every(([, positions]) => positions.length > 0)
        ? [[engine, Object.fromEntries(own) as unknown as Positions] as const]
        : [];
    })
  );
}

function groupedBy<K>(positions: readonly number[], keyOf: (at: number) => K): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const at of positions) {
    const key = keyOf(at);
    groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  return groups;
}
