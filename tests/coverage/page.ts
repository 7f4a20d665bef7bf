import type { Verdict } from './judge';
import type { AskingDashboard } from './panels';

/** What writes the page. */
export const command = 'UPDATE_COVERAGE=1 npx jest --selectProjects prometheus --testPathPattern tests/coverage';

/** The verdicts of a dashboard's panels, in their order. */
export type Verdicts = readonly Verdict[];

/** A situation and what each dashboard shows of it, by title. */
export interface Column {
  readonly name: string;
  readonly verdicts: ReadonlyMap<string, Verdicts>;
}

/** The page of the documentation, as Markdown. */
export function coveragePage(dashboards: readonly AskingDashboard[], columns: readonly Column[]): string {
  const all = columns.flatMap(({ verdicts }) => [...verdicts.values()].flat());
  const said = [...new Set(all.flatMap((verdict) => (verdict.shows === 'words' ? [verdict.words] : [])))].sort();
  const sections = dashboards.flatMap((dashboard) => [
    '',
    `## ${dashboard.title}`,
    '',
    ...table(dashboard, columns, said),
  ]);
  const lines = [
    '# What each dashboard shows of each engine',
    '',
    'Every panel of every dashboard that asks a Prometheus, looked at with the recordings of real engines, with three engines of two models, with a simulated machine with every exporter beside an engine with every option, and with a Prometheus that scrapes none of ours. ● is data; a number is what the panel says instead. No panel is empty without a word: `tests/coverage` holds that, and this page.',
    '',
    `Written by \`${command}\`.`,
    ...sections,
    '',
    '## What panels say instead of data',
    '',
    ...said.map((words, i) => `${i + 1}. ${words}`),
  ];
  return `${lines.join('\n')}\n`;
}

function table({ title, panels }: AskingDashboard, columns: readonly Column[], said: readonly string[]): string[] {
  return [
    row(['panel', ...columns.map(({ name }) => name)]),
    row(['---', ...columns.map(() => ':-:')]),
    ...panels.map((panel, i) =>
      row([panel.title, ...columns.map(({ verdicts }) => cell(verdicts.get(title)?.[i], said))])
    ),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cell(verdict: Verdict | undefined, said: readonly string[]): string {
  if (verdict?.shows === 'words') {
    return String(said.indexOf(verdict.words) + 1);
  }
  return verdict?.shows === 'data' ? '●' : 'nothing';
}
