import { type DataQueryRequest, type DataQueryResponse, dateTime, LoadingState, type DataFrame } from '@grafana/data';
import {
  type BackendSrv,
  type DataSourceSrv,
  setBackendSrv,
  setDataSourceSrv,
  setTemplateSrv,
  type TemplateSrv,
} from '@grafana/runtime';
import { firstValueFrom, of, throwError, filter } from 'rxjs';
import { VllmDatasource } from './datasource';
import type { VllmVariables } from './variables/support';
import type { VllmOptions } from './options';
import type { VllmQuery } from './query/model';

const PAGE = `# TYPE vllm:num_requests_running gauge
vllm:num_requests_running{engine="0",model_name="m1"} 3
vllm:num_requests_running{engine="10",model_name="m1"} 4
vllm:num_requests_running{engine="2",model_name="m1"} 5
# TYPE vllm:num_requests_waiting gauge
vllm:num_requests_waiting{engine="0",model_name="m1"} 0
`;

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  config: { appSubUrl: '', bootData: { user: { orgId: 1, id: 2 } } },
}));

let asked: string[];
let answer: (url: string) => unknown;

beforeEach(() => {
  setDataSourceSrv({ getInstanceSettings: () => undefined } as unknown as DataSourceSrv);
  asked = [];
  answer = () => PAGE;
  setBackendSrv({
    fetch: ({ url }: { url: string }) => {
      asked.push(url);
      const data = answer(url);
      return data instanceof Error
        ? throwError(() => ({ status: 502, data: '' }))
        : of({ status: 200, ok: true, data });
    },
  } as unknown as BackendSrv);
  setTemplateSrv({
    replace: (text = '') => text.replace('$engine', '2'),
    getVariables: () => [],
    containsTemplate: () => false,
    updateTimeRange: () => undefined,
  } as TemplateSrv);
});

function datasource(jsonData: Partial<VllmOptions> = {}): VllmDatasource {
  return new VllmDatasource({
    id: 1,
    uid: `uid-${Math.random()}`,
    type: 'vllmconsole-vllm-datasource',
    name: 'My engine',
    url: '/grafana/api/datasources/proxy/uid/u',
    jsonData,
  } as never);
}

function request(
  targets: Array<Partial<VllmQuery> | object>,
  panelPluginId = 'timeseries'
): DataQueryRequest<VllmQuery> {
  const [from, to] = [dateTime(Date.now() - 60_000), dateTime()];
  return {
    targets: targets.map((target, i) => ({ refId: String.fromCharCode(65 + i), ...target })),
    range: { from, to, raw: { from: 'now-1m', to: 'now' } },
    intervalMs: 1_000,
    scopedVars: {},
    panelPluginId,
  } as unknown as DataQueryRequest<VllmQuery>;
}

const answered = ({ state, data }: DataQueryResponse) =>
  state === LoadingState.Error || data.some((one) => one.fields?.length > 0);

async function firstAnswer(one: VllmDatasource, asking: DataQueryRequest<VllmQuery>): Promise<DataQueryResponse> {
  return firstValueFrom(one.query(asking).pipe(filter(answered)));
}

it('answers a measure from the page behind the route, below Grafana’s own path', async () => {
  const { data, state } = await firstAnswer(datasource(), request([{ queryType: 'measure', measure: 'running' }]));
  expect(state).toBe(LoadingState.Streaming);
  expect((data[0] as DataFrame).fields[1].values.at(-1)).toBe(12);
  expect(new Set(asked)).toEqual(new Set(['/grafana/api/datasources/proxy/uid/u/engine/metrics']));
});

it('puts variables and ad-hoc filters into a query', async () => {
  const asking = {
    ...request([
      { queryType: 'measure', measure: 'running', filters: [{ label: 'engine', op: '!=', value: '$engine' }] },
    ]),
    filters: [{ key: 'engine', operator: '!=', value: '10' }],
  };
  const { data } = await firstAnswer(datasource(), asking);
  expect((data[0] as DataFrame).fields[1].values.at(-1)).toBe(3);
});

it('names its series by job and instance as set up, and else by its own name', async () => {
  const by = { queryType: 'measure', measure: 'running', by: ['job', 'instance'] };
  const plain = await firstAnswer(datasource(), request([by]));
  expect((plain.data[0] as DataFrame).fields[1].labels).toEqual({ job: 'vllm', instance: 'My engine' });
  const matched = await firstAnswer(
    datasource({ prometheusUid: 'p', prometheusMatchers: 'job="prod",instance="gpu-1:8000",cluster="east"' }),
    request([{ ...by, source: 'live', by: ['cluster', 'job', 'instance'] }])
  );
  expect((matched.data[0] as DataFrame).fields[1].labels).toEqual({
    cluster: 'east',
    job: 'prod',
    instance: 'gpu-1:8000',
  });
});

it('says under the right query what cannot be run, and runs the others', async () => {
  const targets = [
    { queryType: 'measure', measure: 'no_such' },
    { queryType: 'measure', measure: 'running', window: 'soon' },
    { queryType: 'measure', measure: 'running', filters: [{ label: 'engine', op: '=~', value: '(' }] },
    { queryType: 'measure', measure: 'running', quantile: 0.5 },
    { queryType: 'measure', measure: 'ttft_p95', quantile: 7 },
    { queryType: 'promql', expr: 'up' },
    { queryType: 'measure', measure: 'running' },
  ];
  const packets: DataQueryResponse[] = [];
  await new Promise<void>((resolve) => {
    const subscription = datasource()
      .query(request(targets))
      .subscribe((packet) => {
        packets.push(packet);
        if (packet.data.length > 0) {
          resolve();
          setTimeout(() => subscription.unsubscribe());
        }
      });
  });
  const messages = packets.flatMap(({ errors = [] }) => errors.map(({ refId, message }) => `${refId}: ${message}`));
  expect(messages.sort()).toEqual([
    expect.stringMatching(/^A: .*"no_such"/),
    expect.stringMatching(/^B: The window "soon" is no duration/),
    expect.stringMatching(/^C: The filter on engine is no regular expression/),
    expect.stringMatching(/^D: .*no quantile/),
    expect.stringMatching(/^E: .*not between 0 and 1/),
    expect.stringMatching(/^F: .*none is linked/),
  ]);
  expect(packets.at(-1)?.data).toHaveLength(1);
});

it('says what is wrong with an interval that makes no sense', async () => {
  const asking = request([{ queryType: 'measure', measure: 'running' }]);
  const { errors } = await firstAnswer(datasource({ scrapeInterval: '10ms' }), asking);
  expect(errors?.[0].message).toMatch(/out of bounds: choose 500ms to 60s/);
});

it('says why there is no page', async () => {
  answer = () => new Error();
  const { state, errors } = await firstAnswer(datasource(), request([{ queryType: 'page' }]));
  expect(state).toBe(LoadingState.Error);
  expect(errors?.[0].message).toMatch(/engine/);
});

it('lists models, engines and labels for variables and ad-hoc filters', async () => {
  const one = datasource();
  const values = async (query: string) => {
    const variables = one.variables as VllmVariables;
    const { data } = await firstValueFrom(
      variables.query({ ...request([]), targets: [{ refId: 'v', query }] } as never)
    );
    return data.map(({ text }) => text);
  };
  expect(await values('models()')).toEqual(['m1']);
  expect(await values('engines()')).toEqual(['0', '2', '10']);
  expect(await values('label_values(vllm:num_requests_running{engine!="0"}, engine)')).toEqual(['2', '10']);
  expect(await values('families()')).toEqual(['vllm:num_requests_running', 'vllm:num_requests_waiting']);
  await expect(values('engine()')).rejects.toThrow(/Write models\(\)/);
  expect(await one.getTagKeys({ filters: [] })).toEqual([{ text: 'engine' }, { text: 'model_name' }]);
  expect(await one.getTagValues({ key: 'engine', filters: [] })).toEqual([
    { text: '0' },
    { text: '2' },
    { text: '10' },
  ]);
});

it('marks nothing on an engine that is well', async () => {
  const { data, state } = await firstValueFrom(datasource().query(request([{ queryType: 'annotations' }])));
  expect(state).toBe(LoadingState.Done);
  expect((data[0] as DataFrame).fields.map(({ name }) => name)).toEqual(['time', 'timeEnd', 'title', 'text', 'tags']);
  expect((data[0] as DataFrame).length).toBe(0);
});

it('takes over PromQL of another datasource, and leaves half-typed queries alone', async () => {
  const one = datasource();
  const importing: { importQueries(queries: never[]): Promise<VllmQuery[]> } = one;
  expect(await importing.importQueries([{ refId: 'A', expr: 'up' } as never])).toMatchObject([
    { queryType: 'promql', expr: 'up' },
  ]);
  expect(one.filterQuery({ refId: 'A', queryType: 'measure', measure: '' })).toBe(false);
  expect(one.filterQuery({ refId: 'A', queryType: 'annotations' } as never)).toBe(true);
  expect(one.filterQuery({ refId: 'A', queryType: 'measure', measure: '', version: 9 })).toBe(true);
  expect(one.getDefaultQuery()).toMatchObject({ queryType: 'measure' });
  expect(
    one.interpolateVariablesInQueries([{ refId: 'A', queryType: 'measure', measure: 'running', by: ['$engine'] }], {})
  ).toMatchObject([{ by: ['2'], version: 1, datasource: { type: 'vllmconsole-vllm-datasource' } }]);
});

it('names a measure by its id until the catalogue is loaded, and then by its title', async () => {
  const one = datasource();
  const ttft: VllmQuery = { refId: 'A', queryType: 'measure', measure: 'ttft_p95' };
  expect(one.getQueryDisplayText(ttft)).toBe('ttft_p95');
  await one.getTagKeys({ filters: [] });
  expect(one.getQueryDisplayText(ttft)).toBe('Time to first token p95');
  expect(one.getQueryDisplayText({ ...ttft, measure: 'no_such' })).toBe('no_such');
});

it('asks the engine for nothing where a panel is gone before the core is loaded', async () => {
  const one = datasource();
  const packets: DataQueryResponse[] = [];
  const asking = request([{ queryType: 'page' }, { queryType: 'annotations' }]);
  const subscription = one.query(asking).subscribe((packet) => packets.push(packet));
  subscription.unsubscribe();
  await one.variableValues('models(', asking.range).catch(() => undefined);
  expect(packets).toEqual([]);
  expect(asked).toEqual([]);
});
