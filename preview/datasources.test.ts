import { Datasources } from './datasources';

const options = {
  prometheusUrl: '',
  dist: '',
  datasources: [{ uid: 'a', name: 'A', type: 'p', jsonData: {}, secureJsonData: { apiKey: 'secret-a', gpuUrl: '' } }],
};

test('says which secrets there are, and none of them', () => {
  const datasources = new Datasources(options);
  expect(datasources.describe('a')).toMatchObject({ readOnly: true, secureJsonFields: { apiKey: true } });
  expect(datasources.describe('a')?.secureJsonFields).not.toHaveProperty('gpuUrl');
  expect(JSON.stringify(datasources.list())).not.toContain('secret');
});

test('a secret that is not sent stays, an empty one goes away', () => {
  const datasources = new Datasources(options);
  const { uid } = datasources.create({ name: 'B', type: 'p', secureJsonData: { baseUrl: 'x', apiKey: 'k' } });
  datasources.update(uid, { name: 'C', jsonData: { job: 'j' }, secureJsonData: { apiKey: '' } });
  expect(datasources.find(uid)).toMatchObject({ name: 'C', type: 'p', jsonData: { job: 'j' } });
  expect(datasources.describe(uid)?.secureJsonFields).toEqual({ baseUrl: true });
  expect(datasources.isTaken('C')).toBe(true);
  expect(datasources.isTaken('C', uid)).toBe(false);
});
