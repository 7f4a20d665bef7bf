import type { Labels } from '../../exposition/types';
import type { LabelFilter } from '../types';

/**
 * Whether labels meet every condition; a label that is not there is ''. Throws a SyntaxError for a pattern that is no
 * regular expression.
 */
export function matching(conditions: readonly LabelFilter[]): (sample: { readonly labels: Labels }) => boolean {
  const tests = conditions.map(({ label, op, value }) => ({ label, accepts: accepting(op, value) }));
  return ({ labels }) => tests.every(({ label, accepts }) => accepts(labels[label] ?? ''));
}

function accepting(op: LabelFilter['op'], value: string): (text: string) => boolean {
  switch (op) {
    case '=':
      return (text) => text === value;
    case '!=':
      return (text) => text !== value;
    default: {
      const pattern = anchored(value);
      return (text) => pattern.test(text) === (op === '=~');
    }
  }
}

/** Prometheus writes `(?i)` in front where upper and lower case are the same. */
function anchored(pattern: string): RegExp {
  const folds = pattern.startsWith('(?i)');
  return new RegExp(`^(?:${folds ? pattern.slice(4) : pattern})$`, folds ? 'is' : 's');
}
