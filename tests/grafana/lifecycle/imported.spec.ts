import { expect, test } from '@playwright/test';
import { readStack } from '../stack-file';
import { expectDashboards } from './expectations';
import { Instance } from './instance';
import { OVERVIEW_UID, revisionOf } from './plugin-copy';

// One Grafana that is only ever given the plugin: each test goes on from where the last one left it.
test.describe.configure({ mode: 'serial' });
const grafana = new Instance();
const first = revisionOf(readStack().plugin);
const imported = { uid: OVERVIEW_UID, title: 'vLLM Overview', folder: 'General', provisioned: false };
test.afterAll(() => grafana.stop());

test('an app that is not enabled imports nothing', async () => {
  await grafana.start({ plugin: { version: '0.1.0' } });
  await expectDashboards(grafana);
});

test('enabling the app imports the Overview to General', async () => {
  await grafana.setEnabled(true);
  await expectDashboards(grafana, { ...imported, revision: first });
});

test('an edit in Grafana outlives a restart', async () => {
  await grafana.saveEdited(OVERVIEW_UID, 'edited here');
  await grafana.start({ plugin: { version: '0.1.0' } });
  await expectDashboards(grafana, { ...imported, description: 'edited here' });
});

test('a new version with the same revision changes nothing', async () => {
  await grafana.start({ plugin: { version: '0.2.0', description: 'of 0.2.0' } });
  await expectDashboards(grafana, { ...imported, revision: first, description: 'edited here' });
});

test('a new version with a raised revision replaces the copy, edits included', async () => {
  await grafana.start({ plugin: { version: '0.3.0', raise: 1, description: 'of 0.3.0' } });
  await expectDashboards(grafana, { ...imported, revision: first + 1, description: 'of 0.3.0' });
});

test('a raised revision within the same version changes nothing', async () => {
  await grafana.start({ plugin: { version: '0.3.0', raise: 2, description: 'later' } });
  await expectDashboards(grafana, { ...imported, revision: first + 1, description: 'of 0.3.0' });
});

const renamed = { ...imported, title: 'vLLM Renamed' };

test('a new title under the same uid is imported and then deleted with the old one', async () => {
  const plugin = { version: '0.4.0', raise: 2, title: renamed.title };
  await grafana.start({ plugin });
  await expectDashboards(grafana);
  expect(grafana.logLines('Deleting plugin dashboard')).toHaveLength(1);
  await grafana.start({ plugin });
  await expectDashboards(grafana);
});

test('disabling and enabling brings the renamed one back', async () => {
  await grafana.setEnabled(false);
  await grafana.setEnabled(true);
  await expectDashboards(grafana, renamed);
});

test('a new title with a new uid replaces the old one', async () => {
  await grafana.start({ plugin: { version: '0.5.0', raise: 3, title: 'vLLM Again', uid: 'vllm-console-again' } });
  await expectDashboards(grafana, { ...imported, uid: 'vllm-console-again', title: 'vLLM Again' });
});

test('uninstalling leaves the imported copy, and disabling first removes it', async () => {
  await grafana.start({});
  await expectDashboards(grafana, { uid: 'vllm-console-again', provisioned: false });
  await grafana.start({ plugin: { version: '0.5.0', raise: 3, title: 'vLLM Again', uid: 'vllm-console-again' } });
  await grafana.setEnabled(false);
  await expectDashboards(grafana);
  await grafana.start({});
  await expectDashboards(grafana);
});
