import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import plugin from '../plugin.json';
import { bundledDashboards } from './bundled-dashboards';
import { PLUGIN_ID } from './constants';

const folder = path.join(__dirname, '../dashboards');
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];

test('the list agrees with the uid and title of every dashboard file', () => {
  const listed = bundledDashboards();
  for (const file of files) {
    const { uid, title } = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    expect(listed).toContainEqual(expect.objectContaining({ file, uid, title }));
  }
});

test('plugin.json includes each listed dashboard, and a page in the menu that opens it', () => {
  for (const { uid, title, file } of bundledDashboards()) {
    expect(plugin.includes).toContainEqual({ type: 'dashboard', name: title, path: `dashboards/${file}`, uid });
    expect(plugin.includes).toContainEqual(
      expect.objectContaining({ type: 'page', path: `/d/${uid}`, addToNav: true })
    );
  }
});

test('the plugin id is that of plugin.json', () => {
  expect(PLUGIN_ID).toBe(plugin.id);
});
