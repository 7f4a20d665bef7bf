import { Bundle } from '../../src/engine/measures/bundle/read';
import { evaluateBundle } from '../../src/engine/measures/bundle/evaluate';
import { histogramOf } from '../../src/engine/measures/bundle/histogram-of';
import { bundleGrouping, bundleToPromQL } from '../../src/engine/measures/bundle/promql';
import { measures } from '../../src/engine/measures/catalogue/catalogue';
import type { Expression } from '../../src/engine/measures/expression';
import { LiveEvaluator, type MeasureValue } from '../../src/engine/measures/live/evaluate';
import { expressionToPromQL } from '../../src/engine/measures/promql/print';
import type { PromQLContext } from '../../src/engine/measures/promql/context';
import { identityLabels, type Measure } from '../../src/engine/measures/types';
import type { SignalId } from '../../src/engine/signals/catalogue';
import { rewritten } from '../support/other-bounds';
import type { PrometheusSeries } from '../support/prometheus';
import { recordedScrapes, recordingNames } from '../support/recordings';
import { difference, formulasOf, type Instants, type Tally } from './compare';
import { instantsOf, mixedMembers, type RecordedFleet, startFleet } from './fleet';

jest.setTimeout(300_000);

type Question = Pick<PromQLContext, 'by' | 'select' | 'filters'> & { readonly window: number };

const names = recordingNames();
const objectives = { ttft_objective: 1, itl_objective: 0.075 };

/** Formulas that the catalogue does not have, in every operation that a bundle answers. */
function invented(signal: SignalId): Measure[] {
  const like = measures.find(({ id }) => id === 'ttft_mean') as Measure;
  const quantile = (q: number): Expression => ({ op: 'quantile', q, signal });
  const formulas: Record<string, Expression> = {
    spread: { op: 'subtract', left: quantile(0.9), right: quantile(0.1) },
    load: { op: 'atLeast', min: 0.1, of: { op: 'times', factor: 2, of: quantile(0.5) } },
    either: { op: 'or', left: quantile(0.75), right: { op: 'multiply', left: quantile(0.25), right: quantile(0.5) } },
  };
  return Object.entries(formulas).map(([id, expression]) => ({ ...like, id: `${signal}_${id}`, expression }));
}

/** Measures that one bundle answers: of one histogram, and split by the same labels beside its bounds. */
interface Bundled {
  readonly signal: SignalId;
  readonly split: readonly string[];
  readonly asked: Measure[];
}

const bundles = new Map<string, Bundled>();
for (const measure of measures) {
  const signal = histogramOf(measure);
  if (signal) {
    const split = (measure.split ?? []).filter((label) => label !== 'le');
    const key = [signal, ...split].join();
    const known = bundles.get(key) ?? { signal, split, asked: split.length === 0 ? [...invented(signal)] : [] };
    known.asked.push({ ...measure, split: measure.split?.filter((label) => label === 'le') });
    bundles.set(key, known);
  }
}

/** Asks every measure of every histogram three ways at every instant: out of its bundle, live, and by its own query. */
async function askAll(fleet: RecordedFleet, instants: Instants, questions: readonly Question[]): Promise<Tally> {
  const outcome: Tally = { values: 0, differences: [] };
  for (const question of questions) {
    for (const { signal, split, asked } of bundles.values()) {
      await askOne(fleet, instants, { ...question, by: [...question.by, ...split] }, signal, asked, outcome);
    }
  }
  return outcome;
}

async function askOne(
  { prometheus, sources }: RecordedFleet,
  { start, end, step }: Instants,
  { window, by, select, filters }: Question,
  signal: SignalId,
  asked: readonly Measure[],
  outcome: Tally
): Promise<void> {
  const context: PromQLContext = { window: `${window}s`, by, select, filters, objectives };
  const range = (query: string) => prometheus.range(query, start, end, step);
  const bundle = new Bundle((await range(bundleToPromQL(signal, context))).map(columns));
  const own = new Map<string, readonly PrometheusSeries[]>();
  for (const { id, expression, split } of asked.flatMap(formulasOf)) {
    own.set(id, await range(expressionToPromQL(expression, { ...context, by: [...by, ...split] })));
  }
  const dialect = prometheus.version.startsWith('2.') ? 'prometheus-2' : 'prometheus-3';
  for (let at = start; at <= end; at += step) {
    const options = { at, window: window * 1000, by, select, filters, objectives, staleness: false, dialect } as const;
    const live = new LiveEvaluator(sources, options);
    const histograms = bundle.at(at);
    for (const measure of asked) {
      expect(bundleGrouping(measure, by)).toEqual([...by].sort());
      const what = `${measure.id} [${window}s] by (${by.join()}) at ${at}`;
      const values = evaluateBundle(measure, histograms);
      const lives = live.measure(measure);
      for (const part of ['value', 'lower', 'upper'] as const) {
        const id = part === 'value' ? measure.id : `${measure.id}.${part}`;
        const ours = samplesOf(values, part);
        difference(`${what}, ${part}, bundle and live`, ours, samplesOf(lives, part), outcome);
        difference(`${what}, ${part}, bundle and Prometheus`, ours, samplesAt(own.get(id) ?? [], at), outcome);
      }
    }
  }
}

function columns({ labels, points }: PrometheusSeries) {
  return { labels, times: points.map(([t]) => t), values: points.map(([, value]) => value) };
}

function samplesOf(values: readonly MeasureValue[], part: 'value' | 'lower' | 'upper') {
  return values.flatMap(({ labels, value, bounds }) => {
    const number = part === 'value' ? value : bounds?.[part];
    return number === undefined ? [] : [{ labels, value: number }];
  });
}

function samplesAt(series: readonly PrometheusSeries[], at: number) {
  return series.flatMap(({ labels, points }) =>
    points.filter(([t]) => t === at).map(([, value]) => ({ labels, value }))
  );
}

describe('one bundle equals the live evaluator and a query for each measure', () => {
  let fleet: RecordedFleet | undefined;
  afterEach(async () => fleet?.prometheus.stop());

  test.each(names)('%s alone', async (name) => {
    const scrapes = recordedScrapes(name);
    fleet = await startFleet([{ scrapes, target: { job: 'vllm', instance: `${name}:8000` } }]);
    const outcome = await askAll(fleet, instantsOf(scrapes[0].t, scrapes[scrapes.length - 1].t), [
      { window: 15, by: [], select: {} },
      { window: 60, by: identityLabels, select: {} },
    ]);
    expect(outcome.differences.slice(0, 20)).toEqual([]);
    expect(outcome.values).toBeGreaterThan(1000);
  });

  test('a mixed fleet: all recordings at once, and one engine as 0.10 was', async () => {
    fleet = await startFleet(mixedMembers());
    const { t } = recordedScrapes(names[0])[0];
    const outcome = await askAll(fleet, instantsOf(t, t + 60), [
      { window: 15, by: [], select: {} },
      { window: 30, by: ['model_name', 'job'], select: {} },
      { window: 60, by: identityLabels, select: {} },
      { window: 30, by: ['cluster', 'engine'], select: { job: 'vllm.*', instance: '(healthy|data).*' } },
      { window: 30, by: ['instance'], select: { cluster: 'east', model_name: 'tiny-.*', engine: '0' } },
      {
        window: 30,
        by: ['job'],
        select: {},
        filters: [
          { label: 'instance', op: '!~', value: '(kv|slot).*' },
          { label: 'engine', op: '=', value: '0' },
          { label: 'le', op: '!=', value: '0.1' },
        ],
      },
    ]);
    expect(outcome.differences.slice(0, 20)).toEqual([]);
    expect(outcome.values).toBeGreaterThan(10_000);
  });
});

describe('engines of different bounds', () => {
  const usual = { scrapes: recordedScrapes('kv-pressure-0.32.0'), target: { job: 'vllm', instance: 'usual:8000' } };
  const scrapes = recordedScrapes('healthy-0.32.0');
  const { t } = usual.scrapes[0];
  const ask = async (bound: string, instead: string, by: readonly string[]) => {
    const other = { scrapes: rewritten(scrapes, bound, instead), target: { job: 'vllm', instance: 'other:8000' } };
    expect(other.scrapes).not.toEqual(scrapes);
    const fleet = await startFleet([usual, other]);
    try {
      return await askAll(fleet, instantsOf(t, t + 40), [{ window: 30, by, select: {} }]);
    } finally {
      await fleet.prometheus.stop();
    }
  };

  test('are added up bound by bound', async () => {
    const outcome = await ask('1.0', '1.1', []);
    expect(outcome.differences).toEqual([]);
    expect(outcome.values).toBeGreaterThan(500);
  });

  test('the same bound written in two ways is one', async () => {
    const { differences } = await ask('1.0', '1', []);
    // A query of its own for the bounds takes the two for different ones.
    expect(differences.filter((one) => !/ (lower|upper), bundle and Prometheus/.test(one))).toEqual([]);
  });
});
