import type { LabelFilter } from '../types';
import { promqlString } from './string';

/** A vector selector: `name{job=~"…",reason!="…"}`, without braces where there is no condition. */
export function selectorText(name: string, conditions: readonly LabelFilter[]): string {
  const matchers = conditions.map(({ label, op, value }) => `${labelText(label)}${op}${promqlString(value)}`);
  return matchers.length > 0 ? `${name}{${matchers.join(',')}}` : name;
}

function labelText(label: string): string {
  return /^[A-Za-z_]\w*$/.test(label) ? label : promqlString(label);
}
