import { locationUtil } from '@grafana/data';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import React from 'react';
import type { HttpRule } from '../../engine/alerts/install/types';
import { AlertsPage } from './AlertsPage';
import type { RulesApi } from './rules-api';

const getList = jest.fn();

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getDataSourceSrv: () => ({ getList }),
}));

/** A Grafana that keeps what is written. */
class FakeGrafana implements RulesApi {
  stored: HttpRule[] = [];
  made: string[] = [];
  rules = jest.fn(async () => JSON.parse(JSON.stringify(this.stored)) as HttpRule[]);
  folders = jest.fn(async () => this.made.map((uid) => ({ uid, title: 'vLLM alerts' })));
  contactPoints = jest.fn(async () => ['ops']);
  createFolder = jest.fn(async ({ uid }: { uid: string }) => void this.made.push(uid));
  write: jest.Mock = jest.fn(async ({ folderUid, group, interval, rules }) => {
    const there = this.stored.filter((rule) => rule.folderUID !== folderUid || rule.ruleGroup !== group);
    this.stored = [...there, ...rules.map((rule: HttpRule) => ({ ...rule, interval, provenance: '' }))];
  });
}

const forbidden = { status: 403, statusText: 'Forbidden', data: { message: 'no permission' }, config: { url: '' } };
const button = (name: string) => screen.getByText(name, { selector: 'button *' }).closest('button')!;
const rule = (title: string) => within(document.querySelector<HTMLElement>(`[role=group][aria-label=${title}]`)!);
const confirm = () => within(screen.getByRole('dialog')).getByText('Uninstall', { selector: 'button *' });
let grafana: FakeGrafana;

async function open() {
  const page = render(<AlertsPage api={grafana} />);
  await act(async () => {});
  return page;
}

async function click(element: HTMLElement) {
  await act(async () => fireEvent.click(element));
}

/** Opens a part that is folded up. */
async function unfold(title: string) {
  const details = screen.getByText(title, { selector: 'summary *' }).closest('details')!;
  details.open = true;
  await act(async () => fireEvent(details, new Event('toggle')));
}

beforeEach(() => {
  // A Combobox measures its text.
  HTMLCanvasElement.prototype.getContext = (() => ({ measureText: () => ({ width: 0 }) })) as never;
  grafana = new FakeGrafana();
  getList.mockReturnValue([
    { uid: 'other', name: 'Other' },
    { uid: 'prom', name: 'Prometheus', isDefault: true },
  ]);
  locationUtil.initialize({
    config: { appSubUrl: '/grafana' },
    getVariablesUrlParams: () => ({}),
    getTimeRangeForUrl: () => ({ from: 'now-1h', to: 'now' }),
  } as unknown as Parameters<typeof locationUtil.initialize>[0]);
});

test('installs everything over the default datasource, once', async () => {
  const { unmount } = await open();
  expect(screen.getByText('50 new')).toBeInTheDocument();
  await click(button('Install'));
  expect(grafana.createFolder).toHaveBeenCalledWith({ uid: 'vllm-console-alert-rules', title: 'vLLM alerts' });
  expect(grafana.write).toHaveBeenCalledTimes(8);
  expect(grafana.stored).toHaveLength(50);
  expect(grafana.stored[0].data[0].datasourceUid).toBe('prom');
  expect(screen.getByText('The rules are as chosen')).toBeInTheDocument();
  unmount();
  await open();
  expect(screen.getByText('Everything is as chosen: 50 rules are installed.')).toBeInTheDocument();
  expect(button('Update')).toBeDisabled();
});

test('an edit in Grafana is shown with both values, kept, and overwritten only when told', async () => {
  const { unmount } = await open();
  await click(button('Install'));
  unmount();
  const at = grafana.stored.findIndex(({ title }) => title === 'VLLMTargetDown');
  grafana.stored[at] = { ...grafana.stored[at], for: '7m' };
  await open();
  expect(screen.getByText(/^1 edited in Grafana · 49 as chosen\. .*edits are kept/)).toBeInTheDocument();
  expect(button('Update')).toBeDisabled();
  const edited = rule('VLLMTargetDown');
  expect(edited.getByText('Pending for')).toBeInTheDocument();
  expect(edited.getByText('7m')).toBeInTheDocument();
  expect(edited.getByText('3m')).toBeInTheDocument();
  await click(edited.getByLabelText('Overwrite the edit of VLLMTargetDown'));
  await click(button('Update'));
  expect(grafana.stored.find(({ title }) => title === 'VLLMTargetDown')?.for).toBe('3m');
});

test('a limit of one’s own is installed and remembered; one outside its range cannot be', async () => {
  const { unmount } = await open();
  await unfold('Limits');
  const limit = screen.getByLabelText('Error ratio');
  fireEvent.change(limit, { target: { value: '' } });
  expect(screen.getByText(/^error_ratio is NaN: choose a number/)).toBeInTheDocument();
  expect(button('Install')).toBeDisabled();
  fireEvent.change(limit, { target: { value: '7.5' } });
  await click(button('Install'));
  const stored = grafana.stored.find(({ title }) => title === 'HighErrorRate');
  expect(stored?.data[1].model).toMatchObject({ conditions: [{ evaluator: { type: 'gt', params: [0.075] } }] });
  unmount();
  await open();
  await unfold('Limits');
  expect(screen.getByLabelText('Error ratio')).toHaveValue(7.5);
  expect(screen.getByText(/^Everything is as chosen/)).toBeInTheDocument();
  await click(screen.getByLabelText('Back to 5 %'));
  expect(screen.getByText('1 changed · 49 as chosen')).toBeInTheDocument();
});

test('severities that are not chosen are left out', async () => {
  await open();
  await click(screen.getByLabelText('info'));
  await click(screen.getByLabelText('warning'));
  expect(screen.getByLabelText('critical')).toBeDisabled();
  await click(button('Install'));
  expect(new Set(grafana.stored.map(({ labels }) => labels?.severity))).toEqual(new Set(['critical']));
});

test('uninstalling removes the rules and leaves those of others', async () => {
  await open();
  await click(button('Install'));
  grafana.stored.push({ ...grafana.stored[0], uid: 'mine', title: 'Mine' });
  // The page does not know of it yet: nothing is written over what it did not show.
  await click(button('Uninstall'));
  await click(confirm());
  expect(screen.getByText('Nothing was written: the rules had changed meanwhile')).toBeInTheDocument();
  await click(button('Uninstall'));
  await click(confirm());
  expect(grafana.stored.map(({ title }) => title)).toEqual(['Mine']);
  expect(screen.getByText('The rules are removed')).toBeInTheDocument();
});

test('without permission it says which one, and what was written until then', async () => {
  const write = grafana.write.getMockImplementation()!;
  grafana.write.mockImplementation(async (group) => {
    if (grafana.write.mock.calls.length > 2) {
      throw forbidden;
    }
    return write(group);
  });
  await open();
  await click(button('Install'));
  expect(screen.getByText('You may not change these alert rules')).toBeInTheDocument();
  expect(screen.getByText(/alert\.rules:write.*alert\.provisioning:write/)).toBeInTheDocument();
  expect(screen.getByText('Grafana said: 403 no permission')).toBeInTheDocument();
  expect(screen.getByText('Written: vllm-availability, vllm-objectives.')).toBeInTheDocument();
  expect(screen.getByText(/^Not tried any more: vllm-capacity,/)).toBeInTheDocument();
});

test('a folder that may not be created stops everything', async () => {
  grafana.createFolder.mockRejectedValue(forbidden);
  await open();
  await click(button('Install'));
  expect(screen.getByText('You may not create the folder')).toBeInTheDocument();
  expect(screen.getByText(/folders:create/)).toBeInTheDocument();
  expect(screen.getByText('Nothing was written')).toBeInTheDocument();
  expect(grafana.write).not.toHaveBeenCalled();
});

test('rules that cannot be read: says so, and tries again', async () => {
  grafana.rules.mockRejectedValueOnce(new Error('network down'));
  await open();
  expect(screen.getByText('Grafana said: network down')).toBeInTheDocument();
  await click(button('Try again'));
  expect(screen.getByText('50 new')).toBeInTheDocument();
});

test('rules from a file are locked, so that nothing is offered', async () => {
  const { unmount } = await open();
  await click(button('Install'));
  unmount();
  grafana.stored = grafana.stored.map((stored) => ({ ...stored, provenance: 'file' }));
  await open();
  expect(screen.getByText('The alerts are installed from a file')).toBeInTheDocument();
  expect(screen.getByText('50 rules in the folder vLLM alerts come from a provisioning file.')).toBeInTheDocument();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('contact points that may not be seen do not stand in the way', async () => {
  grafana.contactPoints.mockRejectedValue(forbidden);
  await open();
  expect(screen.getByText(/You may not see the contact points/)).toBeInTheDocument();
  expect(button('Install')).toBeEnabled();
});

test('without a Prometheus nothing can be installed', async () => {
  getList.mockReturnValue([]);
  await open();
  expect(screen.getByText(/There is none yet/)).toBeInTheDocument();
  expect(button('Install')).toBeDisabled();
});
