import type { Labels, Source } from '../../src/engine/exposition/types';
import { LiveEvaluator } from '../../src/engine/measures/live/evaluate';
import type { Dialect } from '../../src/engine/measures/live/range-functions';
import { type Sample, signature } from '../../src/engine/measures/live/vector';
import type { LabelFilter, Measure, Selection } from '../../src/engine/measures/types';
import { expressionToPromQL } from '../../src/engine/measures/promql/print';
import type { Expression } from '../../src/engine/measures/expression';
import { signalsIn } from '../../src/engine/measures/requirement';
import type { Signal } from '../../src/engine/signals/types';
import type { TestPrometheus } from '../support/prometheus';

/** Instants in milliseconds: `start`, `start + step`, … up to `end`. */
export interface Instants {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

export interface Comparison {
  readonly windowSeconds: number;
  readonly by: readonly string[];
  readonly select?: Selection;
  readonly filters?: readonly LabelFilter[];
  readonly instants: Instants;
  readonly staleness: boolean;
}

export interface Tally {
  values: number;
  readonly differences: string[];
}

/** Every formula of a measure: its own and the bounds of its bucket. */
export function formulasOf(measure: Measure): Array<{ id: string; expression: Expression; split: readonly string[] }> {
  const split = measure.split ?? [];
  return [
    { id: measure.id, expression: measure.expression, split },
    ...(['lower', 'upper'] as const).flatMap((side) =>
      measure.bounds ? [{ id: `${measure.id}.${side}`, expression: measure.bounds[side], split }] : []
    ),
  ];
}

/** Measures of which the sources have a series: of the others neither side has a value, and asking takes most of the time. */
export function readable(measures: readonly Measure[], sources: readonly Source[]): readonly Measure[] {
  const layouts = new Set(sources.flatMap(({ scrapes }) => scrapes.flatMap(({ snapshot }) => snapshot?.layout ?? [])));
  const names = new Set([...layouts].flatMap(({ series }) => series.map(({ name }) => name)));
  const shown = ({ ofScrape, names: aliases }: Signal) =>
    ofScrape || aliases.some(({ name }) => names.has(name) || names.has(`${name}_count`));
  return measures.filter(({ expression }) => signalsIn(expression).some(shown));
}

/** Evaluates measures both ways at every instant and collects what differs. */
export async function compare(
  measures: readonly Measure[],
  sources: readonly Source[],
  prometheus: TestPrometheus,
  { windowSeconds, by, select = {}, filters, instants, staleness }: Comparison,
  tally: Tally
): Promise<void> {
  const { start, end, step } = instants;
  const dialect: Dialect = prometheus.version.startsWith('2.') ? 'prometheus-2' : 'prometheus-3';
  const evaluators = new Map<string, LiveEvaluator>();
  const at = (t: number, labels: readonly string[]) => {
    const key = `${t} ${labels.join()}`;
    const known = evaluators.get(key);
    const made =
      known ??
      new LiveEvaluator(sources, {
        at: t,
        window: windowSeconds * 1000,
        by: labels,
        select,
        filters,
        staleness,
        dialect,
      });
    evaluators.set(key, made);
    return made;
  };
  const formulas = measures.flatMap(formulasOf).map((formula) => ({ ...formula, labels: [...by, ...formula.split] }));
  const answers = ahead(formulas, ({ expression, labels }) =>
    prometheus.range(
      expressionToPromQL(expression, { window: `${windowSeconds}s`, by: labels, select, filters }),
      start,
      end,
      step
    )
  );
  for await (const [{ id, expression, labels }, series] of answers) {
    const theirs = new Map<number, Sample[]>();
    for (const { labels: own, points } of series) {
      for (const [t, value] of points) {
        theirs.set(t, [...(theirs.get(t) ?? []), { labels: own, value }]);
      }
    }
    for (let t = start; t <= end; t += step) {
      difference(
        `${id} [${windowSeconds}s] by (${labels.join()}) ${JSON.stringify(filters ?? [])} at ${t}`,
        at(t, labels).expression(expression),
        theirs.get(t) ?? [],
        tally
      );
    }
  }
}

const AHEAD = 4;

/** Answers in the order of what is asked, of which the next few are under way: Prometheus works while we do. */
async function* ahead<T, A>(all: readonly T[], ask: (one: T) => Promise<A>): AsyncGenerator<readonly [T, A]> {
  const pending: Array<Promise<A>> = [];
  for (const [i, one] of all.entries()) {
    while (pending.length < Math.min(all.length, i + AHEAD)) {
      const asked = ask(all[pending.length]);
      // Whoever awaits it first sees why it failed.
      asked.catch(() => undefined);
      pending.push(asked);
    }
    yield [one, await pending[i]];
  }
}

/** Collects where two vectors differ. */
export function difference(what: string, ours: readonly Sample[], theirs: readonly Sample[], tally: Tally): void {
  const left = byLabels(ours);
  const right = byLabels(theirs);
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [a, b] = [left.get(key), right.get(key)];
    tally.values++;
    if (a === undefined || b === undefined || !same(a.value, b.value)) {
      tally.differences.push(`${what} ${text(a?.labels ?? b?.labels ?? {})}: live ${a?.value}, Prometheus ${b?.value}`);
    }
  }
}

function byLabels(samples: readonly Sample[]): Map<string, Sample> {
  return new Map(samples.map((sample) => [signature(sample.labels), sample]));
}

/** Equal to a relative 1e-9; differences of sums that cancel out leave a rounding error of their own, far below any unit. */
function same(a: number, b: number): boolean {
  return (
    Object.is(a, b) ||
    a === b ||
    (Number.isNaN(a) && Number.isNaN(b)) ||
    Math.abs(a - b) <= Math.max(1e-9 * Math.max(Math.abs(a), Math.abs(b)), 1e-12)
  );
}

function text(labels: Labels): string {
  return JSON.stringify(labels);
}
