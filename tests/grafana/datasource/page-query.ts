import { type Page } from '@playwright/test';

/** A query as its editor stores it. */
export interface Query {
  readonly refId: string;
  readonly queryType: 'measure';
  readonly measure: string;
  readonly source: 'live' | 'prometheus';
  readonly window?: string;
}

/** The first series of each query: times in milliseconds since the epoch, null where there is no value. */
export type Points = Readonly<Record<string, ReadonlyArray<readonly [time: number, value: number | null]>>>;

interface QueryOptions {
  readonly uid: string;
  readonly queries: readonly Query[];
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** Milliseconds. */
  readonly step: number;
}

/** Asks a datasource in a page of Grafana, as a panel with a fixed range would. */
export function queryInPage(page: Page, options: QueryOptions): Promise<Points> {
  return page.evaluate(async ({ uid, queries, from, to, step }) => {
    const { System } = window as unknown as { System: { import(name: string): Promise<Record<string, never>> } };
    const [{ getDataSourceSrv }, { dateTime }] = (await Promise.all(
      ['@grafana/runtime', '@grafana/data'].map((name) => System.import(name))
    )) as unknown as [
      { getDataSourceSrv(): { get(uid: string): Promise<{ query(request: object): Answers }> } },
      { dateTime(time: number): object },
    ];
    interface Answers {
      subscribe(observer: { next(answer: Answer): void; error(error: unknown): void; complete(): void }): void;
    }
    interface Answer {
      readonly key?: string;
      readonly errors?: ReadonlyArray<{ message?: string }>;
      readonly data: ReadonlyArray<{ refId: string; fields: ReadonlyArray<{ type: string; values: number[] }> }>;
    }
    const datasource = await getDataSourceSrv().get(uid);
    const [first, last] = [dateTime(from), dateTime(to)];
    const frames = await new Promise<Answer['data']>((done, fail) => {
      const byKey = new Map<string | undefined, Answer>();
      datasource
        .query({
          requestId: `test-${from}`,
          app: 'explore',
          targets: queries.map((query) => ({ ...query, version: 1 })),
          range: { from: first, to: last, raw: { from: first, to: last } },
          interval: `${step}ms`,
          intervalMs: step,
          maxDataPoints: 1000,
          scopedVars: {},
          timezone: 'utc',
          startTime: Date.now(),
        })
        .subscribe({
          next: (answer) => {
            byKey.set(answer.key, answer);
            answer.errors?.forEach(({ message }) => fail(new Error(message)));
          },
          error: fail,
          complete: () => done([...byKey.values()].flatMap(({ data }) => data)),
        });
    });
    const columns = frames.map(({ refId, fields }) => {
      const [times = [], values = []] = ['time', 'number'].map(
        (wanted) => fields.find(({ type }) => type === wanted)?.values
      );
      return [refId, times.map((time, i) => [time, Number.isFinite(values[i]) ? values[i] : null] as const)] as const;
    });
    return Object.fromEntries(columns);
  }, options);
}
