import { hash } from './hash';
import type { Fields } from './fields';
import { sortedJson } from './sorted-json';

// Grafana leaves annotations of this shape out of messages.
/** The annotation that says what the console wrote: a rule that says something else was edited since. */
export const INSTALLED = '__vllm_console_installed__';
/** The annotation that remembers what was chosen. */
export const CHOICES = '__vllm_console_choices__';

/** Whether an annotation is the console's own, and no part of what a rule says. */
export function isMark(annotation: string): boolean {
  return annotation === INSTALLED || annotation === CHOICES;
}

/** What `INSTALLED` says of a rule with these fields. */
export function installedMark(fields: Fields): string {
  // The number is raised when fields get other names: then a rule of before cannot be told from an edited one by its hash.
  return `1-${hash(sortedJson(fields))}`;
}
