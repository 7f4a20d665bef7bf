import { aggregate } from '../../src/engine/measures/expression';
import { expressionToPromQL } from '../../src/engine/measures/promql/print';
import { leaf } from '../../src/engine/measures/promql/leaf';
import { neededSignals, requirement } from '../../src/engine/measures/requirement';
import type { Measure } from '../../src/engine/measures/types';
import { presenceSignal } from '../../src/engine/signals/catalogue';
import type { Signal } from '../../src/engine/signals/types';
import { panelContext } from './context';

/** Values that a stat shows in words instead of a number; no measure of a stat is ever negative. */
export const absence = { notExposed: -1, noEngine: -2, tooFresh: -3 } as const;

export const absenceTexts = {
  noEngine: 'no engine',
  tooFresh: 'starting',
  idle: 'idle',
} as const;

const partOf = ({ kind }: Signal) => (kind === 'histogram' || kind === 'summary' ? ('count' as const) : undefined);

/** How many engines answer; no series where none does. */
export function enginesText(): string {
  return expressionToPromQL(aggregate('count', { op: 'value', signal: presenceSignal }), panelContext);
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
    `${enginesText()} * 0 + ${absence.notExposed}`,
    `vector(${absence.noEngine})`,
  ].join('\nor ');
}

/** One series, named by its label `state`, wherever a graph would be blank: no engine, not exposed, or idle. */
export function stateText([measure, ...others]: readonly Measure[]): string {
  const idle = idleText(measure);
  return [
    noEngineText('state'),
    named('state', notExposedText(measure), `Not exposed by this engine. ${requirementOrOff(measure)}`),
    ...others.map((other) =>
      named('state', notExposedText(other), `${other.title}: not exposed by this engine. ${requirementOrOff(other)}`)
    ),
    ...(idle ? [named('state', idle, 'Idle now: nothing to measure')] : []),
  ].join('\nor ');
}

/** One series where no engine answers, whose label says so; its value is `absence.noEngine`. */
export function noEngineText(
  label: string,
  words = 'No engine answers: it is down, or the filters match none'
): string {
  return named(label, `vector(${absence.noEngine}) unless on() ${enginesText()}`, words);
}

function named(label: string, text: string, words: string): string {
  return `label_replace(${text}, "${label}", "${words}", "", "")`;
}

function notExposedText(measure: Measure): string {
  return `${enginesText()} * 0 unless on() (${exposedText(measure)})`;
}

function requirementOrOff(measure: Measure): string {
  return requirement(measure) || 'Its statistics may be off (--disable-log-stats).';
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
