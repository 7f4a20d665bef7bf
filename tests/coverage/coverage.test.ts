import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { opened } from './ask';
import { judge, type Verdict } from './judge';
import { type Column, command, coveragePage } from './page';
import { askingDashboards } from './panels';
import { situations } from './situations';
import { startStore } from './store';

const file = join(__dirname, '..', '..', 'docs', 'coverage.md');
const update = process.env.UPDATE_COVERAGE === '1';

jest.setTimeout(120_000);

describe('what each dashboard shows', () => {
  const columns: Column[] = [];

  test.each(situations)('no panel is empty without a word: $name', async (situation) => {
    const store = await startStore(situation);
    const verdicts = new Map<string, Verdict[]>();
    const silent: string[] = [];
    try {
      for (const dashboard of askingDashboards) {
        const ask = await opened(dashboard, store);
        const judged = dashboard.panels.map(async (panel) => {
          const verdict = judge(panel, await ask(panel));
          if (verdict.shows === 'nothing') {
            silent.push(`${dashboard.title} / ${panel.title}: ${panel.targets?.map(({ expr }) => expr).join('; ')}`);
          }
          return verdict;
        });
        verdicts.set(dashboard.title, await Promise.all(judged));
      }
    } finally {
      await store.prometheus.stop();
    }
    columns.push({ name: situation.name, verdicts });
    expect(silent).toEqual([]);
  });

  test(`docs/coverage.md says so, as \`${command}\` writes it`, () => {
    expect(columns.map(({ name }) => name)).toEqual(situations.map(({ name }) => name));
    const page = coveragePage(askingDashboards, columns);
    if (update) {
      writeFileSync(file, page);
    }
    expect(readFileSync(file, 'utf8').split('\n')).toEqual(page.split('\n'));
  });
});
