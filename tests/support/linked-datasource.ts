import {
  createDataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  FieldType,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import type { DataSourceSrv } from '@grafana/runtime';
import { from, Observable, switchMap } from 'rxjs';
import type { TestPrometheus } from './prometheus';
import type { BundleSeries } from '../../src/engine/measures/bundle/read';

/** A target as Grafana's Prometheus datasource takes it. */
export interface AskedTarget extends DataQuery {
  readonly expr: string;
  readonly interval: string;
}

export type AskedRequest = DataQueryRequest<AskedTarget>;

/** Answers one formula at the instants of the request's range. */
export type Answer = (expr: string, request: AskedRequest) => Promise<readonly BundleSeries[]>;

/** The answers of a real Prometheus. */
export function answersOf(prometheus: TestPrometheus): Answer {
  return async (expr, { range, intervalMs }) => {
    const series = await prometheus.range(expr, range.from.valueOf(), range.to.valueOf(), intervalMs);
    return series.map(({ labels, points }) => ({
      labels,
      times: points.map(([t]) => t),
      values: points.map(([, value]) => value),
    }));
  };
}

/** Keeps what forgets an answer after a while (an interval of rxjs) from holding the test's process. */
export function forgetNothing(): void {
  jest.useFakeTimers({
    doNotFake: [
      'Date',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setTimeout',
      'clearTimeout',
    ],
  });
}

/** Stands for Grafana's Prometheus datasource: notes every request, and those that were cancelled. */
export class LinkedDatasource {
  readonly requests: AskedRequest[] = [];
  cancelled = 0;
  settings: { readonly uid: string; readonly type: string; readonly jsonData: object } = {
    uid: 'prom',
    type: 'prometheus',
    jsonData: {},
  };

  constructor(private readonly answer: Answer) {}

  /** Grafana's list of datasources with this one alone in it. */
  readonly list = (): DataSourceSrv =>
    ({
      getInstanceSettings: () => this.settings,
      get: async () => ({ query: (request: AskedRequest) => this.query(request) }) as unknown as DataSourceApi,
    }) as unknown as DataSourceSrv;

  private query(request: AskedRequest): Observable<DataQueryResponse> {
    this.requests.push(request);
    let done = false;
    const answered = Promise.all(request.targets.map((target) => this.frames(target, request)));
    const response = from(answered).pipe(
      switchMap((frames) => {
        done = true;
        return [{ data: frames.flat() }];
      })
    );
    return new Observable((subscriber) => {
      const listening = response.subscribe(subscriber);
      return () => {
        this.cancelled += Number(!done);
        listening.unsubscribe();
      };
    });
  }

  private async frames({ refId, expr }: AskedTarget, request: AskedRequest) {
    const series = await this.answer(expr, request);
    return series.map(({ labels, times, values }) =>
      createDataFrame({
        refId,
        fields: [
          { name: 'Time', type: FieldType.time, values: [...times] },
          { name: 'Value', type: FieldType.number, labels: { ...labels }, values: [...values] },
        ],
      })
    );
  }
}
