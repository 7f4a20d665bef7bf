import type { Story } from './stories';

/** What an incident raises, and how soon at the latest, seconds after it began. */
export interface Expectation extends Story {
  readonly raises: Readonly<Record<string, number>>;
  /** What else may fire beyond information. */
  readonly with?: readonly string[];
}
