import { opened } from './ask';
import { judge } from './judge';
import { askingDashboards, type ShownPanel } from './panels';
import { situations } from './situations';
import { startStore, type Store } from './store';

jest.setTimeout(60_000);

describe('where no engine is, panels that say so would be empty without their words', () => {
  let store: Store;
  beforeAll(async () => {
    store = await startStore(situations.find(({ name }) => name === 'nothing')!);
  });
  afterAll(() => store.prometheus.stop());

  test.each(askingDashboards.map((dashboard) => [dashboard.title, dashboard] as const))('%s', async (_, dashboard) => {
    const ask = await opened(dashboard, store);
    const graphs = dashboard.panels.filter(({ type }) => type === 'timeseries' || type === 'table');
    for (const panel of graphs) {
      expect([panel.title, judge(panel, await ask(panel)).shows]).toEqual([panel.title, 'words']);
      const mute = withoutWords(panel);
      expect([panel.title, judge(mute, await ask(mute)).shows]).toEqual([panel.title, 'nothing']);
    }
    expect(graphs.length).toBeGreaterThan(3);
  });
});

function withoutWords({ targets = [], fieldConfig, ...panel }: ShownPanel): ShownPanel {
  return {
    ...panel,
    fieldConfig: fieldConfig && { ...fieldConfig, defaults: {} },
    targets: targets.filter(({ expr }) => !/"(state|none|instance)", "[^"$]+", "", ""\)/.test(expr)),
  };
}
