import { type DataQueryRequest, dateTime } from '@grafana/data';
import { firstValueFrom } from 'rxjs';
import type { DatasourceCore } from '../../../src/datasource/core';
import { linkedAnswer } from '../../../src/datasource/linked/answer';
import { LinkedPrometheus } from '../../../src/datasource/prometheus/linked-prometheus';
import type { VllmQuery } from '../../../src/datasource/query/model';
import { LinkedDatasource } from '../../support/linked-datasource';

const FROM = 1_790_000_000_000;
const TO = FROM + 3_600_000;
const STEP = 15_000;

/** The instants that a query asks for, milliseconds. */
async function spansOf(query: VllmQuery): Promise<Array<[number, number]>> {
  const datasource = new LinkedDatasource(async () => [{ labels: {}, times: [TO], values: [1] }]);
  const link = new LinkedPrometheus('prom', '', datasource.list);
  const range = { from: dateTime(FROM), to: dateTime(TO) };
  const request = { range, intervalMs: STEP, targets: [query] } as unknown as DataQueryRequest<VllmQuery>;
  await firstValueFrom(linkedAnswer(query, request, { link } as DatasourceCore));
  return datasource.requests.map(({ range: asked }) => [asked.from.valueOf(), asked.to.valueOf()]);
}

const whole = [Math.floor(FROM / STEP) * STEP, Math.floor(TO / STEP) * STEP];

test.each([
  { refId: 'A', queryType: 'measure', measure: 'running', format: 'table' },
  { refId: 'A', queryType: 'measure', measure: 'ttft_p95', format: 'table' },
  { refId: 'A', queryType: 'requests', format: 'table' },
] as VllmQuery[])('a table of $queryType $measure asks for the end of the range alone', async (query) => {
  const spans = await spansOf(query);
  expect(spans.length).toBeGreaterThan(0);
  expect(new Set(spans.flat())).toEqual(new Set([whole[1]]));
});

test('a graph asks for the whole range', async () => {
  expect(await spansOf({ refId: 'A', queryType: 'measure', measure: 'running' } as VllmQuery)).toEqual([whole]);
});
