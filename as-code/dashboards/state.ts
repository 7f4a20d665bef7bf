import { aggregate } from '../../src/engine/measures/expression';
import { expressionToPromQL } from '../../src/engine/measures/promql/print';
import { leaf } from '../../src/engine/measures/promql/leaf';
import { neededSignals, requirement, sourcesOf } from '../../src/engine/measures/requirement';
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
} as const;

export const absenceTexts = {
  noEngine: 'no engine',
  tooFresh: 'starting',
  noGpu: 'no exporter',
  noHost: 'no exporter',
  noKubernetes: 'no Kubernetes',
  noContainer: 'no containers',
  noGateway: 'no gateway',
  idle: 'idle',
} as const;

const missing: Readonly<Record<SourceId, number>> = {
  engine: absence.noEngine,
  gpu: absence.noGpu,
  host: absence.noHost,
  kubernetes: absence.noKubernetes,
  container: absence.noContainer,
  gateway: absence.noGateway,
};

const partOf = ({ kind }: Signal) => (kind === 'histogram' || kind === 'summary' ? ('count' as const) : undefined);

/** How many engines answer; no series where none does. */
export function enginesText(): string {
  return presentText('engine');
}

/** How many series show that a program is there; no series where it is not. */
function presentText(source: SourceId): string {
  return `count(${leaf({ signal: sources[source].presence }, panelContext)})`;
}

function absentText(source: SourceId): string {
  return `vector(${missing[source]}) unless on() ${presentText(source)}`;
}

/** Present where every signal that the measure needs has a series. */
function exposedText(measure: Measure): string {
  return neededSignals(measure)
    .map((signal) => `count(${leaf({ signal: signal.id, part: partOf(signal) }, panelContext)})`)
    .join(' and on() ');
}

/** The measure, or else why it has no value, as one of `absence`: so that a stat never shows an old value as today's. */
export function valueOrAbsence(measure: Measure, promql: string): string {
  return [
    promql,
    `(${exposedText(measure)}) * 0 + ${absence.tooFresh}`,
    ...sourcesOf(measure).map((source) => `(${absentText(source)})`),
    `vector(${absence.notExposed})`,
  ].join('\nor ');
}

/** One series, named by its label `state`, wherever a graph would be blank: no engine, not exposed, or idle. */
export function stateText([measure, ...others]: readonly Measure[]): string {
  const idle = idleText(measure);
  const asked = [...new Set([measure, ...others].flatMap(sourcesOf))];
  return [
    ...asked.map((source) => named('state', absentText(source), sources[source].absent)),
    named('state', notExposedText(measure), `Not exposed here. ${requirementOrOff(measure)}`),
    ...others.map((other) =>
      named('state', notExposedText(other), `${other.title}: not exposed here. ${requirementOrOff(other)}`)
    ),
    ...(idle ? [named('state', idle, 'Idle now: nothing to measure')] : []),
  ].join('\nor ');
}

/** One series where a program is not there, whose label says so; its value is the program's of `absence`. */
export function noneText(label: string, source: SourceId, words: string): string {
  return named(label, absentText(source), words);
}

function named(label: string, text: string, words: string): string {
  return `label_replace(${text}, "${label}", "${words}", "", "")`;
}

function notExposedText(measure: Measure): string {
  const present = sourcesOf(measure).map(presentText).join(' and on() ');
  return `(${present}) * 0 unless on() (${exposedText(measure)})`;
}

function requirementOrOff(measure: Measure): string {
  const usual = sourcesOf(measure).includes('engine') ? 'Its statistics may be off (--disable-log-stats).' : '';
  return requirement(measure) || usual;
}

function idleText(measure: Measure): string | undefined {
  const [first] = neededSignals(measure);
  if (!measure.undefinedWhenIdle || (first.kind !== 'counter' && first.kind !== 'histogram')) {
    return undefined;
  }
  const rate = expressionToPromQL(
    aggregate('sum', { op: 'rate', signal: first.id as never, part: partOf(first) }),
    panelContext
  );
  return `0 * (${rate} == 0)`;
}
