import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { TestPrometheus } from '../support/prometheus';

/** A rule that ships: what it is called and what it evaluates. */
export interface Rule {
  readonly name: string;
  readonly expr: string;
  readonly records: boolean;
}

interface RuleFile {
  readonly groups: ReadonlyArray<{
    readonly rules: ReadonlyArray<{ readonly record?: string; readonly alert?: string; readonly expr: string }>;
  }>;
}

const folder = join(__dirname, '..', '..', 'deploy', 'prometheus', 'rules');
const interval = 30_000;

/** Every rule of every file. */
export const rules: readonly Rule[] = readdirSync(folder)
  .filter((file) => /\.ya?ml$/.test(file))
  .flatMap((file) => (parse(readFileSync(join(folder, file), 'utf8')) as RuleFile).groups)
  .flatMap((group) => group.rules)
  .map(({ record, alert, expr }) => ({ name: record ?? alert ?? '', expr, records: record !== undefined }));

/** What the recording rules would store of a store's series between two times, every `step` (milliseconds), as OpenMetrics text. */
export async function recordedText(
  store: TestPrometheus,
  first: number,
  last: number,
  step = interval
): Promise<string> {
  let text = '';
  for (const { name, expr } of rules.filter(({ records }) => records)) {
    for (const { labels, points } of await store.range(expr, first, last, step)) {
      const pairs = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
      for (const [t, value] of points) {
        text += `${name}{${pairs.join(',')}} ${value === Infinity ? '+Inf' : value} ${(t / 1000).toFixed(3)}\n`;
      }
    }
  }
  return `${text}# EOF\n`;
}
