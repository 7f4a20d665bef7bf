import { getFieldDisplayName, stringToJsRegex } from '@grafana/data';
import { legendOf } from '../../../src/datasource/frames/legend';
import { configOf, measureFrames } from '../../../src/datasource/frames/measure';
import { rawUnit } from '../../../src/datasource/frames/raw-units';
import { requestsParts } from '../../../src/datasource/frames/requests';
import { isComplete } from '../../../src/datasource/query/interpolate';
import { upgradeQuery } from '../../../src/datasource/query/migrate';
import type { MeasureQuery, VllmQuery } from '../../../src/datasource/query/model';
import { DATASOURCE_ID } from '../../../src/datasource/options';
import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import { latencyFamilies } from '../../../src/engine/measures/catalogue/latency';
import { type DashboardJson, dashboards, datasourceType, drawn, vllmQueries } from './dashboard';

const reasons = ['stop', 'length', 'repetition', 'abort', 'error'];
const asking = dashboards.filter(([, dashboard]) => datasourceType(dashboard) === DATASOURCE_ID);
const queries = (dashboard: DashboardJson) => drawn(dashboard).flatMap((panel) => [...vllmQueries(panel)]);
const measures = (dashboard: DashboardJson) =>
  queries(dashboard).filter((query): query is MeasureQuery => query.queryType === 'measure');
const named = (title: string) => asking.find(([, dashboard]) => dashboard.title === title)![1];

test('the live dashboard can do without a Prometheus, streams, and needs no refresh', () => {
  const live = named('vLLM Live');
  expect(live).toMatchObject({ liveNow: true, refresh: '', time: { from: 'now-5m', to: 'now' } });
  expect(queries(live).filter(({ source }) => source === 'prometheus')).toEqual([]);
});

test('nothing asks for the GPU exporter’s page before its row is opened', () => {
  const [row, ...others] = named('vLLM Live').panels.filter(({ panels = [] }) => panels.length > 0);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ type: 'row', collapsed: true });
  for (const panel of drawn(named('vLLM Live'))) {
    for (const query of vllmQueries(panel).filter((candidate) => candidate.queryType === 'raw')) {
      expect(query.page).toBe('gpu');
      expect(row.panels).toContainEqual(panel);
      expect(panel.description).toContain('Needs the address of a DCGM exporter');
      expect(rawUnit(query.family)).not.toBe('short');
    }
  }
});

// Grafana's tiles show hidden fields, too.
test('a tile shows the value of a quantile and not the bounds of its bucket', () => {
  const tiles = drawn(named('vLLM Live')).filter(({ type }) => type === 'stat');
  const quantiles = tiles.filter((panel) => vllmQueries(panel).flatMap(namesOf).length > 2);
  expect(quantiles).toHaveLength(3);
  for (const panel of quantiles) {
    const pattern = panel.transformations?.[0].options.exclude.pattern ?? '';
    const hidden = stringToJsRegex(pattern);
    const names = vllmQueries(panel).flatMap(namesOf);
    expect(names.filter((name) => !hidden.test(name))).toEqual(names.slice(0, 2));
  }
});

test('the latency dashboard lets one bucket query answer all: one step, one set of filters, no grouping', () => {
  const latency = named('vLLM Latency');
  expect(new Set(drawn(latency).map(({ interval, maxDataPoints }) => `${interval} ${maxDataPoints}`)).size).toBe(1);
  expect(new Set(measures(latency).map(({ filters }) => JSON.stringify(filters))).size).toBe(1);
  for (const { source, by, window } of measures(latency)) {
    expect({ source, by, window }).toEqual({ source: 'prometheus', by: undefined, window: undefined });
  }
});

test('the latency dashboard has of each family every percentile, the mean, the share within and the buckets', () => {
  const asked = measures(named('vLLM Latency')).map(({ measure }) => measure);
  for (const { id } of latencyFamilies) {
    const parts = ['p50', 'p90', 'p95', 'p99', 'p99.9', 'mean', 'within', 'buckets'];
    expect(asked).toEqual(expect.arrayContaining(parts.map((part) => `${id}_${part}`)));
  }
});

test('each objective is offered among bounds that vLLM has, its default chosen', () => {
  const { list } = named('vLLM Latency').templating;
  for (const { objective } of latencyFamilies) {
    const variable = list.find(({ name }) => name === objective.param);
    const values = variable?.options?.map(({ value }) => Number(value)) ?? [];
    expect(values.length).toBeGreaterThan(10);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(variable).toMatchObject({
      type: 'custom',
      query: values.join(','),
      current: { value: String(objective.default) },
    });
    expect(values).toContain(objective.default);
  }
});

describe.each(asking)('%s', (_, dashboard) => {
  const { list } = dashboard.templating;

  test('variables of models and engines: everything by default', () => {
    for (const [name, query] of [
      ['model', 'models()'],
      ['engine', 'engines()'],
    ]) {
      expect(list).toContainEqual(
        expect.objectContaining({
          name,
          type: 'query',
          query: { query, refId: `variable-${name}` },
          multi: true,
          includeAll: true,
          allValue: '.*',
        })
      );
    }
  });

  test('every query is complete, of the present version, and needs no upgrade', () => {
    for (const query of queries(dashboard)) {
      expect(upgradeQuery(query)).toEqual(query);
      expect(isComplete(query)).toBe(true);
    }
  });

  test('every measure exists, and is a histogram where its buckets are asked for', () => {
    for (const { measure, format } of measures(dashboard)) {
      expect(measureById(measure).expression.op === 'buckets').toBe(format === 'heatmap');
    }
  });

  test('the engine’s page is filtered by the chosen models and engines', () => {
    for (const query of queries(dashboard).filter((candidate) => candidate.queryType !== 'raw')) {
      expect(query.filters).toEqual([
        { label: 'model_name', op: '=~', value: '${model:regex}' },
        { label: 'engine', op: '=~', value: '${engine:regex}' },
      ]);
    }
  });

  test('every variable that a query or a title names is there', () => {
    const names = list.map(({ name }) => name);
    for (const [, name] of JSON.stringify(dashboard.panels).matchAll(/\$\{?([a-z]\w*)/g)) {
      expect(names).toContain(name);
    }
    for (const { measure, objectives } of measures(dashboard)) {
      const { expression } = measureById(measure);
      const wanted =
        expression.op === 'within' ? { [expression.objective.param]: `$${expression.objective.param}` } : undefined;
      expect(objectives).toEqual(wanted);
    }
  });

  test('panel-units-rule: graphs and tiles have the unit that their first values come with', () => {
    for (const panel of drawn(dashboard).filter(({ type }) => type === 'timeseries' || type === 'stat')) {
      const [first] = vllmQueries(panel);
      expect([panel.title, panel.fieldConfig?.defaults.unit]).toEqual([panel.title, unitOf(first)]);
    }
  });

  test('what an override names is what the datasource calls it', () => {
    for (const panel of drawn(dashboard).filter(({ type }) => type === 'timeseries')) {
      const names = vllmQueries(panel).flatMap(namesOf);
      for (const { matcher } of panel.fieldConfig?.overrides ?? []) {
        if (matcher.id === 'byName') {
          expect(names).toContain(matcher.options);
        }
      }
    }
  });
});

function unitOf(query: VllmQuery): string | undefined {
  switch (query.queryType) {
    case 'measure':
      return configOf(measureById(query.measure)).unit;
    case 'requests':
      return configOf(requestsParts(query, 0)[0].measure).unit;
    case 'raw':
      return rawUnit(query.family, query.fn);
    default:
      return undefined;
  }
}

function namesOf(query: VllmQuery): string[] {
  switch (query.queryType) {
    case 'measure':
      return measureNames(query);
    case 'requests':
      return requestsParts(query, 0).flatMap(({ legend, measure }) =>
        reasons.map((reason) => legendOf(legend, measure.title, { finished_reason: reason }))
      );
    default:
      return [];
  }
}

function measureNames({ measure, legend, refId }: MeasureQuery): string[] {
  const { bounds } = measureById(measure);
  const series = { labels: {}, times: [0], values: [1], ...(bounds && { lower: [1], upper: [1] }) };
  const frames = measureFrames(measureById(measure), [series], { refId, legend, bounds: true });
  return frames.flatMap((frame) => frame.fields.map((field) => getFieldDisplayName(field, frame, frames)));
}
