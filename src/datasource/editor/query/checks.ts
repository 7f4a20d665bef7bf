import type { LabelFilter } from '../../../engine/measures/types';
import { duration } from '../../query/durations';
import { thrown } from '../common/thrown';

/** Why a window cannot be taken; a dashboard variable is only known later. */
export function windowProblem(text: string): string | undefined {
  return hasVariable(text) || text === 'auto' ? undefined : thrown(() => duration(text, 'The window'));
}

/** Why a text is no quantile. */
export function quantileProblem(text: string): string | undefined {
  const q = Number(text);
  return text.trim() === '' || (q >= 0 && q <= 1) ? undefined : 'A quantile lies between 0 and 1: p95 is 0.95.';
}

/** Why a text is no objective. */
export function objectiveProblem(text: string): string | undefined {
  return text.trim() === '' || hasVariable(text) || Number(text) > 0 ? undefined : 'Write a number above 0.';
}

/** Why a text is no name of a metric family. */
export function familyProblem(text: string): string | undefined {
  return hasVariable(text) || /^[a-zA-Z_:][\w:]*$/.test(text)
    ? undefined
    : 'Choose one of the list, or write the name of a metric, such as vllm:num_requests_running.';
}

/** Why a text is no name of a label. */
export function labelProblem(text: string): string | undefined {
  return text === '' || hasVariable(text) || /^[a-zA-Z_]\w*$/.test(text)
    ? undefined
    : 'A label’s name has letters, digits and _ only, and begins with no digit.';
}

/** Why a filter's value cannot be taken. */
export function valueProblem(op: LabelFilter['op'], text: string): string | undefined {
  const isPattern = op === '=~' || op === '!~';
  return isPattern && !hasVariable(text) && thrown(() => new RegExp(`^(?:${text})$`))
    ? 'This is no regular expression: a bracket or a + * ? has no partner. Put \\ before it to mean the sign itself.'
    : undefined;
}

function hasVariable(text: string): boolean {
  return /\$\{?\w|\[\[\w/.test(text);
}
