import { expect, test } from '@playwright/test';
import { readStack } from '../stack-file';
import { Instance } from './instance';
import { expectDashboards, PROVIDER_CHECKS_MS } from './expectations';
import { OVERVIEW_UID, revisionOf, type Edits } from './plugin-copy';

// One Grafana that is given the plugin and the dashboard's file: each test goes on from where the last one left it.
test.describe.configure({ mode: 'serial' });
const grafana = new Instance();
const first = revisionOf(readStack().plugin);
const provisioned = { uid: OVERVIEW_UID, title: 'vLLM Overview', folder: 'vLLM', provisioned: true };
test.afterAll(() => grafana.stop());

const both = (edits: Edits) => ({ plugin: edits, files: edits, enabled: true });

test("the file's copy wins over the imported one, and there is only one", async () => {
  await grafana.start(both({ version: '0.1.0' }));
  await expectDashboards(grafana, { ...provisioned, revision: first });
});

test('an edit in Grafana is refused', async () => {
  await expect(grafana.saveEdited(OVERVIEW_UID, 'edited here')).rejects.toThrow(/answered 400.*provisioned/);
  await expectDashboards(grafana, provisioned);
});

test('a changed file is taken over at once, whatever its revision', async () => {
  await grafana.start(both({ version: '0.2.0', description: 'of 0.2.0' }));
  await expectDashboards(grafana, { ...provisioned, revision: first, description: 'of 0.2.0' });
});

test('a newer app does not replace an older file', async () => {
  const files = { version: '0.2.0', description: 'of 0.2.0' };
  await grafana.start({ plugin: { version: '0.3.0', raise: 1, description: 'of 0.3.0' }, files, enabled: true });
  await expectDashboards(grafana, { ...provisioned, description: 'of 0.2.0' });
});

test('a new title is a new title', async () => {
  await grafana.start(both({ version: '0.4.0', raise: 2, title: 'vLLM Renamed' }));
  await expectDashboards(grafana, { ...provisioned, title: 'vLLM Renamed' });
});

test('disabling the app leaves it', async () => {
  await grafana.setEnabled(false);
  await expectDashboards(grafana, { ...provisioned, title: 'vLLM Renamed' });
});

test('uninstalling the plugin leaves it', async () => {
  await grafana.start({ files: { version: '0.4.0', raise: 2, title: 'vLLM Renamed' } });
  await expectDashboards(grafana, { ...provisioned, title: 'vLLM Renamed' });
});

test('removing the provider leaves it, still marked provisioned, so that it cannot be deleted', async () => {
  await grafana.start({ plugin: { version: '0.4.0' }, enabled: true });
  await expectDashboards(grafana, { ...provisioned, title: 'vLLM Renamed' });
  expect(await grafana.statusOfDeletion(OVERVIEW_UID)).toBe(400);
});

test('removing the file under its provider deletes it, and enabling the app anew imports its own', async () => {
  await grafana.start(both({ version: '0.4.0' }));
  grafana.removeFiles();
  await expect.poll(() => grafana.dashboards(), { timeout: PROVIDER_CHECKS_MS }).toEqual([]);
  await grafana.setEnabled(false);
  await grafana.setEnabled(true);
  await expectDashboards(grafana, { uid: OVERVIEW_UID, folder: 'General', provisioned: false });
});

test('adding the file to a Grafana that has the imported copy takes it over', async () => {
  await grafana.start(both({ version: '0.4.0' }));
  await expectDashboards(grafana, provisioned);
});

test('an app that is enabled by a file and not installed keeps Grafana from starting', async () => {
  await expect(grafana.start({ enabled: true })).rejects.toThrow(/plugin not installed/);
});
