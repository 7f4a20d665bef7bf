import type { Times } from './rounds';
import type { Query } from './timing';

/** Where the time of a list of queries goes: each group's, and each query's, the dearest first. */
export function detailText(title: string, queries: readonly Query[], { each }: Times): string {
  const all = queries.map((query, i) => ({ ...query, ...each[i] })).sort((a, b) => b.ms - a.ms);
  const total = sum(all.map(({ ms }) => ms));
  const line = (ms: number, name: string) => `  ${ms.toFixed(1).padStart(8)} ms ${share(ms, total)}  ${name}`;
  const groups = [...new Set(all.map(({ group }) => group))].map((group) => {
    const own = all.filter((one) => one.group === group);
    return { ms: sum(own.map(({ ms }) => ms)), name: `${group}: ${own.length} queries` };
  });
  return [
    `${title}, one by one:`,
    ...groups.sort((a, b) => b.ms - a.ms).map(({ ms, name }) => line(ms, name)),
    '  of these:',
    ...all.map(({ ms, bytes, instant, name, group }) =>
      line(ms, `${name} (${group}${instant ? ', instant' : ''}; ${(bytes / 1000).toFixed(1)} KB)`)
    ),
    '',
  ].join('\n');
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1).padStart(5)} %`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
