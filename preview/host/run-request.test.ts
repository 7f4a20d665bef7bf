import {
  LoadingState,
  toDataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
} from '@grafana/data';
import { Subject } from 'rxjs';
import { runRequest } from './run-request';

const frame = (refId: string, value: number) => toDataFrame({ refId, fields: [{ name: 'v', values: [value] }] });

function run(raw: { from: string; to: string }, targets = [{ refId: 'A', x: 1 }]) {
  const packets = new Subject<DataQueryResponse>();
  const seen: Array<{ state: LoadingState; values: unknown[]; to: number }> = [];
  const at = { valueOf: () => 0 };
  const request = { targets, range: { from: at, to: at, raw } } as unknown as DataQueryRequest;
  const listening = runRequest({ query: () => packets } as unknown as DataSourceApi, request).subscribe((data) =>
    seen.push({
      state: data.state,
      values: data.series.map(({ fields }) => fields[0].values[0]),
      to: data.timeRange.to.valueOf(),
    })
  );
  return { packets, seen, listening };
}

beforeEach(() => void jest.useFakeTimers({ now: 1_000_000_000 }));
afterEach(() => jest.useRealTimers());

test('a packet takes the place of the one before with its key, and the range moves on while data streams', () => {
  const { packets, seen, listening } = run({ from: 'now-5m', to: 'now' });
  packets.next({ key: 'a', data: [frame('A', 1)], state: LoadingState.Streaming });
  packets.next({ key: 'b', data: [frame('B', 2)], state: LoadingState.Streaming });
  jest.advanceTimersByTime(1_000);
  packets.next({ key: 'a', data: [frame('A', 3)], state: LoadingState.Streaming });
  expect(seen.map(({ values }) => values)).toEqual([[1], [1, 2], [3, 2]]);
  expect(seen.map(({ to }) => to)).toEqual([1_000_000_000, 1_000_000_000, 1_000_001_000]);
  listening.unsubscribe();
  expect(packets.observed).toBe(false);
});

test('an error of one packet keeps what the others gave', () => {
  const { packets, seen } = run({ from: 'now-5m', to: 'now' });
  packets.next({ key: 'a', data: [], errors: [{ message: 'no' }] });
  packets.next({ key: 'b', data: [frame('B', 2)] });
  packets.error(new Error('over'));
  expect(seen.map(({ state }) => state)).toEqual(Array(3).fill(LoadingState.Error));
  expect(seen[2].values).toEqual([2]);
});

test('says that it waits when an answer takes long, and is done when there is nothing to ask', () => {
  const { seen } = run({ from: 'now-5m', to: 'now' });
  jest.advanceTimersByTime(250);
  expect(seen).toMatchObject([{ state: LoadingState.Loading, to: 0 }]);
  expect(run({ from: 'now-5m', to: 'now' }, []).seen).toMatchObject([{ state: LoadingState.Done }]);
});
