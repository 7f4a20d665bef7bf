/** A record of a file before it is checked, or why it cannot be read. */
export interface RawCase {
  /** As a person counts them in the file: lines of CSV and JSON lines, items of a JSON list; from 1. */
  readonly row: number;
  readonly value?: unknown;
  readonly problem?: string;
}

/** What a file has in it, before its records are checked. */
export interface RawCases {
  readonly records: readonly RawCase[];
  /** Why nothing of the file can be read. */
  readonly problem?: string;
}
