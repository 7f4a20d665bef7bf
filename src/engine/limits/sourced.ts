import type { Sourced } from './types';

/** What the engine says itself. */
export function reported(value: number, by: string, note?: string): Sourced {
  return { value, provenance: { kind: 'reported', by }, ...(note !== undefined && { note }) };
}

/** What follows from what the engine says. */
export function derived(value: number, formula: string, note?: string): Sourced {
  return { value, provenance: { kind: 'derived', formula }, ...(note !== undefined && { note }) };
}

/** What a person typed in. */
export function typedIn(value: number, by: string, note?: string): Sourced {
  return { value, provenance: { kind: 'typed', by }, ...(note !== undefined && { note }) };
}

/** Nothing is known, for this reason. */
export function unknown(why: string): Sourced {
  return { value: undefined, provenance: { kind: 'unknown', why } };
}
