import { of } from 'rxjs';
import type { HttpRule } from '../../engine/alerts/install/types';
import { provisioningApi } from './rules-api';

const fetch = jest.fn();
jest.mock('@grafana/runtime', () => ({ getBackendSrv: () => ({ fetch }) }));

const rule = (uid: string, folderUID: string, ruleGroup: string) => ({ uid, folderUID, ruleGroup }) as HttpRule;
const answers = new Map<string, unknown>();

beforeEach(() => {
  fetch.mockReset();
  fetch.mockImplementation(({ url }) => of({ data: answers.get(url) }));
});

test('reads the rules of its groups, with the interval of each', async () => {
  answers.set('/api/v1/provisioning/alert-rules', [
    rule('vllm-console-A', 'f', 'a/b'),
    rule('mine', 'f', 'a/b'),
    rule('mine-too', 'other', 'shipped'),
    rule('not-mine', 'other', 'unknown'),
  ]);
  answers.set('/api/v1/provisioning/folder/f/rule-groups/a%2Fb', { interval: 30 });
  answers.set('/api/v1/provisioning/folder/other/rule-groups/shipped', { interval: 60 });
  const rules = await provisioningApi.rules(new Set(['shipped']));
  expect(rules.map(({ uid, interval }) => [uid, interval])).toEqual([
    ['vllm-console-A', 30],
    ['mine', 30],
    ['mine-too', 60],
  ]);
  expect(fetch).toHaveBeenCalledTimes(3);
});

test('a group is written whole and stays editable; an empty one is deleted', async () => {
  const rules = [{ ...rule('a', 'f', 'g'), interval: 30 }];
  await provisioningApi.write({ folderUid: 'f', group: 'g', interval: 30, rules });
  await provisioningApi.write({ folderUid: 'f', group: 'g', interval: 30, rules: [] });
  const common = { url: '/api/v1/provisioning/folder/f/rule-groups/g', headers: { 'X-Disable-Provenance': 'true' } };
  expect(fetch).toHaveBeenCalledWith(
    expect.objectContaining({
      ...common,
      method: 'PUT',
      data: { title: 'g', folderUid: 'f', interval: 30, rules: [rule('a', 'f', 'g')] },
    })
  );
  expect(fetch).toHaveBeenLastCalledWith(
    expect.objectContaining({ ...common, method: 'DELETE', data: undefined, responseType: 'text' })
  );
});

test('contact points by name, each once', async () => {
  answers.set('/api/v1/provisioning/contact-points', [{ name: 'ops' }, { name: 'mail' }, { name: 'ops' }]);
  expect(await provisioningApi.contactPoints()).toEqual(['mail', 'ops']);
});
