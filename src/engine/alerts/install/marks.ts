import { hash } from './hash';
import type { Fields } from './fields';

// Grafana leaves annotations of this shape out of messages.
/** The annotation that says what the console wrote: a rule that says something else was edited since. */
export const INSTALLED = '__vllm_console_installed__';
/** The annotation that remembers what was chosen. */
export const CHOICES = '__vllm_console_choices__';

export function isMark(annotation: string): boolean {
  return annotation === INSTALLED || annotation === CHOICES;
}

/** What `INSTALLED` says of a rule with these fields. */
export function installedMark(fields: Fields): string {
  return hash(JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))));
}
