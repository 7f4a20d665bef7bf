import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Finding, Kind } from './linter';

/** Findings that are accepted, for a reason: by rule and by kind of dashboard and panel, never by their names. */
export interface Exception {
  readonly rule: string;
  readonly kinds: readonly Kind[];
  /** Types of panel; any, and the dashboard itself, unless given. */
  readonly panels?: readonly string[];
  /** A regular expression that the linter's message matches. */
  readonly message: string;
  readonly reason: string;
}

/** The exceptions in `dashboard-linter.yaml`, in its order. */
export function exceptions(): Exception[] {
  const text = readFileSync(join(__dirname, 'dashboard-linter.yaml'), 'utf8');
  const { exclusions } = parse(text) as { exclusions: Record<string, ReadonlyArray<Omit<Exception, 'rule'>>> };
  return Object.entries(exclusions).flatMap(([rule, entries]) => entries.map((entry) => ({ rule, ...entry })));
}

/** Whether an exception is about this finding. */
export function accepts({ rule, kinds, panels, message }: Exception, finding: Finding): boolean {
  return (
    finding.rule === rule &&
    kinds.includes(finding.kind) &&
    (panels === undefined || (finding.panels.length > 0 && finding.panels.every((type) => panels.includes(type)))) &&
    new RegExp(message, 's').test(finding.message)
  );
}
