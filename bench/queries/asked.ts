import { panelContext } from '../../as-code/dashboards/context';
import { measureToPromQL } from '../../src/engine/measures/promql/print';
import { measureById, measures } from '../../src/engine/measures/catalogue/catalogue';
import { identityLabels, type Measure, targetLabels } from '../../src/engine/measures/types';
import type { SentTarget } from './dashboard';
import type { Group } from './timing';

/** A measure that a query of a panel asks for. */
export interface Asked {
  readonly sent: SentTarget;
  readonly measure: Measure;
  readonly by: readonly string[];
  /** Range of its rates, as the query has it. */
  readonly window: string;
}

const GROUPINGS: ReadonlyArray<readonly string[]> = [[], identityLabels];

/** What a query of our dashboards is for, by its name and its form. */
export function groupOf({ target: { refId, expr = '', legendFormat = '' } }: SentTarget): Group {
  if (/state/i.test(refId)) {
    return 'state';
  }
  if (/ (from|to)$/.test(legendFormat)) {
    return 'bounds';
  }
  if (/^vector\(/.test(expr)) {
    return 'constant';
  }
  return /\bor (vector|label_replace\(vector)\(/.test(expr) ? 'value or reason' : 'value';
}

/**
 * The measures whose formula stands in a query of ours, each once and not those that are part of another one. How many
 * engines there are counts only where nothing else is asked: it also stands in every reason for a missing value. The
 * table's list of targets that do not answer is asked for as their number by target.
 *
 * @throws RangeError where a query for values has no measure's formula in it: then the comparison would not be fair.
 */
export function askedBy(sent: SentTarget): Asked[] {
  const group = groupOf(sent);
  const expr = sent.target.expr ?? '';
  if (group !== 'value' && group !== 'value or reason') {
    return [];
  }
  if (expr.startsWith('up{')) {
    return [{ sent, measure: measureById('targets_down'), by: targetLabels, window: panelContext.window }];
  }
  const byText = new Map(candidates(expr).map((one) => [one.text, one]));
  const found = [...byText.values()].filter(({ text }) => expr.includes(text));
  const whole = found.filter(({ text }) => !found.some((other) => other.text !== text && other.text.includes(text)));
  const wanted = whole.some(({ measure }) => measure.id !== 'engines')
    ? whole.filter(({ measure }) => measure.id !== 'engines')
    : whole;
  if (wanted.length === 0) {
    throw new RangeError(`"${sent.panel}", query ${sent.target.refId}: no measure's formula stands in ${expr}`);
  }
  return wanted.map(({ measure, by, window }) => ({ sent, measure, by, window }));
}

function candidates(expr: string) {
  const own = [...expr.matchAll(/\[(\w+)\]/g)].map(([, window]) => window);
  // The last one of the same text counts, so that what has no rate keeps the usual window.
  const windows = new Set([...own, panelContext.window]);
  const pinned = expr.includes('@ end()') ? [false, true] : [false];
  return [...windows].flatMap((window) =>
    GROUPINGS.flatMap((by) =>
      pinned.flatMap((atEnd) =>
        measures.map((measure) => ({
          measure,
          by,
          window,
          text: measureToPromQL(measure, { ...panelContext, by, window, atEnd }),
        }))
      )
    )
  );
}
