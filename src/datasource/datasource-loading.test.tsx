import { type DataQueryResponse, dateTime, LoadingState } from '@grafana/data';
import { setTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { lastValueFrom, toArray } from 'rxjs';
import { VllmDatasource } from './datasource';

let mockGone: boolean;

jest.mock('./core', () => {
  if (mockGone) {
    throw new Error('Loading chunk 7 failed.');
  }
  return {
    DatasourceCore: class {
      tagKeys = () => [{ text: 'engine' }];
      titleOf = () => 'Running';
    },
  };
});

const range = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-1m', to: 'now' } };
const SAYS = /Reload the page: .* upgraded .*\(Loading chunk 7 failed\.\)/;

beforeEach(() => {
  mockGone = true;
  setTemplateSrv({ replace: (text = '') => text } as unknown as TemplateSrv);
});

function datasource(): VllmDatasource {
  return new VllmDatasource({ uid: 'u', type: 'vllmconsole-vllm-datasource', name: 'e', jsonData: {} } as never);
}

it('says under every query what to do', async () => {
  const targets = [
    { refId: 'A', queryType: 'measure', measure: 'running' },
    { refId: 'B', queryType: 'annotations' },
  ];
  const packets = await lastValueFrom(
    datasource()
      .query({ targets, range } as never)
      .pipe(toArray())
  );
  const said = packets.map(({ key, state, errors }: DataQueryResponse) => [key, state, errors?.[0].refId]);
  expect(said).toEqual([
    ['A', LoadingState.Error, 'A'],
    ['B', LoadingState.Error, 'B'],
  ]);
  packets.forEach(({ errors }) => expect(errors?.[0].message).toMatch(SAYS));
});

it('fails a variable, a tag, a page and a test of the settings with the same words', async () => {
  const one = datasource();
  await expect(one.variableValues('models()', range)).rejects.toThrow(SAYS);
  await expect(one.getTagKeys({ filters: [] })).rejects.toThrow(SAYS);
  await expect(one.getTagValues({ key: 'engine', filters: [] })).rejects.toThrow(SAYS);
  await expect(one.snapshotOnce('engine')).rejects.toThrow(SAYS);
  await expect(one.testDatasource()).rejects.toThrow(SAYS);
});

it('answers at once what Grafana does not wait for', () => {
  const one = datasource();
  const query = { refId: 'A', queryType: 'measure', measure: 'running' } as const;
  expect(one.filterQuery(query)).toBe(true);
  expect(one.filterQuery({ ...query, measure: '' })).toBe(false);
  expect(one.getDefaultQuery()).toMatchObject({ measure: 'running' });
  expect(one.getQueryDisplayText(query)).toBe('running');
  expect(one.interpolateVariablesInQueries([query], {})).toMatchObject([{ measure: 'running', version: 1 }]);
  expect(one.interval).toBe('5000ms');
});

it('tries again when it is asked again', async () => {
  const one = datasource();
  await expect(one.getTagKeys({ filters: [] })).rejects.toThrow(SAYS);
  mockGone = false;
  expect(await one.getTagKeys({ filters: [] })).toEqual([{ text: 'engine' }]);
});
