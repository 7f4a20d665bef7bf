import { aggregate } from '../../src/engine/measures/expression';
import { expressionToPromQL, measureToPromQL } from '../../src/engine/measures/promql/print';
import { numericLabel } from '../../src/engine/measures/leaf-request';
import type { PromQLContext } from '../../src/engine/measures/promql/context';
import { leaf } from '../../src/engine/measures/promql/leaf';
import { neededLabels, neededSignals, requirement, sourcesOf } from '../../src/engine/measures/requirement';
import type { Measure } from '../../src/engine/measures/types';
import { sources } from '../../src/engine/signals/sources';
import type { Signal, SourceId } from '../../src/engine/signals/types';
import { panelContext } from './context';

/** Values that a stat shows in words instead of a number; no measure of a stat is ever negative. */
export const absence = {
  notExposed: -1,
  noEngine: -2,
  tooFresh: -3,
  noGpu: -4,
  noHost: -5,
  noKubernetes: -6,
  noContainer: -7,
  noGateway: -8,
  idle: -9,
  noProbe: -10,
} as const;

export const absenceTexts = {
  noEngine: 'no engine',
  tooFresh: 'starting',
  noGpu: 'no exporter',
  noHost: 'no exporter',
  noKubernetes: 'no Kubernetes',
  noContainer: 'no containers',
  noGateway: 'no gateway',
  noProbe: 'no probe',
  idle: 'idle',
  none: 'none',
} as const;

const missing: Readonly<Record<SourceId, number>> = {
  engine: absence.noEngine,
  gpu: absence.noGpu,
  host: absence.noHost,
  kubernetes: absence.noKubernetes,
  container: absence.noContainer,
  gateway: absence.noGateway,
  probe: absence.noProbe,
};

const noRecords =
  'No recorded series: load the recording rules (deploy/prometheus/rules), or no engine answers, or the filters match none';

const partOf = ({ kind }: Signal) => (kind === 'histogram' || kind === 'summary' ? ('count' as const) : undefined);

/** How many engines answer; no series where none does. */
export function enginesText(atEnd?: boolean): string {
  return presentText('engine', { ...panelContext, atEnd });
}

/** How many series show that a program is there; no series where it is not. */
function presentText(source: SourceId, context: PromQLContext = panelContext): string {
  const { presence } = sources[source];
  return context.recording
    ? expressionToPromQL(aggregate('count', { op: 'value', signal: presence }), context)
    : `count(${leaf({ signal: presence }, context)})`;
}

function absentText(source: SourceId): string {
  return `vector(${missing[source]}) unless on() ${presentText(source)}`;
}

/** Present where every signal that the measure needs has a series. */
function exposedText(measure: Measure): string {
  const labels = neededLabels(measure).map(({ signal, label }) => numericLabel(signal, label));
  const signals = neededSignals(measure)
    .filter(({ id }) => !labels.some(({ signal }) => signal === id))
    .map((signal) => ({ signal: signal.id, part: partOf(signal) }));
  return [...signals, ...labels].map((request) => `count(${leaf(request, panelContext)})`).join(' and on() ');
}

/** The measure, or else why it has no value, as one of `absence`: so that a stat never shows an old value as today's. */
export function valueOrAbsence(measure: Measure, promql: string): string {
  if (panelContext.recording) {
    return [...valueOrIdle(measure, promql), `(${absentText('engine')})`, `vector(${absence.notExposed})`].join(
      '\nor '
    );
  }
  return [
    ...valueOrIdle(measure, promql),
    `(${exposedText(measure)}) * 0 + ${absence.tooFresh}`,
    ...sourcesOf(measure).map((source) => `(${absentText(source)})`),
    `vector(${absence.notExposed})`,
  ].join('\nor ');
}

/**
 * A formula, and where it has no value at the end of the range one that no graph draws, so that a tile that shows the last
 * value never shows an old one as today's: infinitely negative. Not earlier: the line of a tile would begin down there.
 */
export function valueOrInfinity(promql: string): string {
  return `(${promql}) or (vector(-1 / 0) and vector(time()) > ($__to - 2 * $__interval_ms) / 1000)`;
}

/** Prometheus answers NaN where nothing happened, VictoriaMetrics nothing at all: a code says "idle" in both. */
function valueOrIdle(measure: Measure, promql: string): string[] {
  const idle = idleText(measure) ?? undefinedText(measure);
  return idle ? [`(${promql}) >= 0`, `${idle} + ${absence.idle}`] : [promql];
}

/** Present where a measure of gauges could have a value: what it needs is there, and its counters have a rate. */
function undefinedText(measure: Measure): string | undefined {
  if (!measure.undefinedWhenIdle || panelContext.recording) {
    return undefined;
  }
  const counters = neededSignals(measure).filter(({ kind }) => kind === 'counter' || kind === 'histogram');
  return `(${[exposedText(measure), ...counters.map(rateText)].join(' and on() ')}) * 0`;
}

/** One series, named by its label `state`, wherever a graph would be blank: no engine, not exposed, or idle. */
export function stateText([measure, ...others]: readonly Measure[]): string {
  const idle = idleText(measure);
  const asked = [...new Set([measure, ...others].flatMap(sourcesOf))];
  return [
    ...asked.map((source) =>
      named('state', absentText(source), panelContext.recording ? noRecords : sources[source].absent)
    ),
    named('state', notExposedText(measure), notExposedWords(measure)),
    ...others.map((other) => named('state', notExposedText(other), `${other.title}: ${notExposedWords(other)}`)),
    ...(idle ? [named('state', idle, 'Idle now: nothing to measure')] : []),
  ].join('\nor ');
}

/** One series where a program is not there, whose label says so; its value is the program's of `absence`. */
export function noneText(label: string, source: SourceId, words: string): string {
  return named(label, absentText(source), words);
}

/** One series, whose label says so, where a formula has none. */
export function lackingText(label: string, promql: string, words: string): string {
  return named(label, `vector(0) unless on() ${promql}`, words);
}

/** One series, whose label says so, where a recorded series is not there. */
export function unrecordedText(series: string): string {
  return lackingText(
    'state',
    series,
    'No recorded series of last week: load deploy/prometheus/rules and let a week pass'
  );
}

function named(label: string, text: string, words: string): string {
  return `label_replace(${text}, "${label}", "${words}", "", "")`;
}

function notExposedText(measure: Measure): string {
  const present = sourcesOf(measure)
    .map((source) => presentText(source))
    .join(' and on() ');
  const idle = idleText(measure);
  const exposed = panelContext.recording
    ? `count(${measureToPromQL(measure, panelContext)})${idle ? ` or ${idle}` : ''}`
    : exposedText(measure);
  return `(${present}) * 0 unless on() (${exposed})`;
}

/** What it needs comes first: a narrow legend shows no more. */
function notExposedWords(measure: Measure): string {
  const usual = sourcesOf(measure).includes('engine') ? 'Its statistics may be off (--disable-log-stats).' : '';
  const needs = requirement(measure);
  return needs ? `${needs} Not exposed here.` : `Not exposed here. ${usual}`.trim();
}

function idleText(measure: Measure): string | undefined {
  const [first] = neededSignals(measure);
  if (!measure.undefinedWhenIdle || (first.kind !== 'counter' && first.kind !== 'histogram')) {
    return undefined;
  }
  return `0 * (${rateText(first)} == 0)`;
}

function rateText(signal: Signal): string {
  return expressionToPromQL(
    aggregate('sum', { op: 'rate', signal: signal.id as never, part: partOf(signal) }),
    panelContext
  );
}
