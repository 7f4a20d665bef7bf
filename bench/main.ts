import { benchBundle } from './bundle';
import { benchChat } from './chat/chat';
import { benchExposition } from './exposition';
import { benchLiveEvaluation } from './live-evaluation';
import { benchHours } from './live/hours';
import { benchLivePanels } from './live/panels';
import { benchQueries } from './queries/queries';
import { benchSimulator } from './simulator';
import type { Bench, BenchRow } from './types';
import { benchViewers } from './viewers/viewers';

const BENCHES: Readonly<Record<string, Bench>> = {
  exposition: benchExposition,
  evaluation: benchLiveEvaluation,
  panels: benchLivePanels,
  hours: benchHours,
  bundle: benchBundle,
  chat: benchChat,
  simulator: benchSimulator,
  viewers: benchViewers,
  queries: benchQueries,
};

/** The benchmarks that are named, or all. @throws RangeError for a name that none has. */
function chosen(names: readonly string[]): Bench[] {
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown !== undefined) {
    throw new RangeError(`there is no benchmark "${unknown}": choose of ${Object.keys(BENCHES).join(', ')}`);
  }
  return (names.length > 0 ? names : Object.keys(BENCHES)).map((name) => BENCHES[name]);
}

/** The rows as a table with aligned columns. */
function table(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    row.name,
    `${row.ours.toFixed(1)} ${row.unit}`,
    `${row.theirs.toFixed(1)} ${row.unit}`,
    row.ratio.toFixed(2),
    row.goal,
    row.ok ? 'ok' : 'MISSED',
  ]);
  const all = [['name', 'ours', 'theirs', 'ratio', 'goal', ''], ...cells];
  const widths = all[0].map((_, column) => Math.max(...all.map((line) => line[column].length)));
  const isNumber = (column: number) => column >= 1 && column <= 3;
  return all
    .map((line) =>
      line
        .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
        .join('  ')
        .trimEnd()
    )
    .join('\n');
}

async function main(): Promise<void> {
  const rows: BenchRow[] = [];
  for (const bench of chosen(process.argv.slice(2).filter((arg) => !arg.startsWith('--')))) {
    rows.push(...(await bench()));
  }
  const figures = rows.map(({ name, ours, theirs, ratio, goal, ok }) => ({ name, ours, theirs, ratio, goal, ok }));
  process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(figures) : table(rows)}\n`);
  process.exitCode = rows.every((row) => row.ok) ? 0 : 1;
}

void main();
