import { QueryVersionError, upgradeQuery } from './migrate';

describe('upgradeQuery', () => {
  it('leaves a query of this version as it is, fields that it does not know included', () => {
    const query = { refId: 'A', version: 1, queryType: 'measure', measure: 'ttft_p95', mine: { kept: true } };
    expect(upgradeQuery(query)).toEqual(query);
  });

  it.each([
    ['PromQL of another datasource', { refId: 'A', expr: 'up' }, { queryType: 'promql', expr: 'up' }],
    ['a bare measure', { refId: 'A', measure: 'running' }, { queryType: 'measure', measure: 'running' }],
    ['a bare family', { refId: 'A', family: 'vllm:x' }, { queryType: 'raw', family: 'vllm:x' }],
    ['an empty query', { refId: 'A' }, { queryType: 'measure', measure: '' }],
    ['a type alone', { refId: 'A', queryType: 'promql' }, { queryType: 'promql', expr: '' }],
  ])('gives %s a version and a type', (_, stored, expected) => {
    expect(upgradeQuery(stored)).toEqual({ ...stored, ...expected, version: 1 });
  });

  it('refuses what only a newer plugin can read, and says so', () => {
    expect(() => upgradeQuery({ refId: 'A', version: 7, queryType: 'measure' } as never)).toThrow(QueryVersionError);
    expect(() => upgradeQuery({ refId: 'A', version: 7, queryType: 'measure' } as never)).toThrow(/update the plugin/);
  });

  it('names the types where there is no such type', () => {
    expect(() => upgradeQuery({ refId: 'A', queryType: 'traces' })).toThrow(/no query type "traces".*measure, raw/);
  });
});
