import { CoreApp, type DataFrame, type DataSourceApi, dateTime, FieldType } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import type { Subscription } from 'rxjs';
import type { EngineSeries, Side } from '../../../engine/playground/types';

/** What is shown of an engine beside a run: ids of the catalogue's measures. */
export const WATCHED = ['running', 'waiting', 'kv_usage', 'generation_token_rate'] as const;

/** Of the past, what a query asks for each time; whatever came is kept. */
const WINDOW_MS = 60_000;

/** Reads measures of one engine for as long as a run takes, through its datasource. */
export class EngineWatch {
  private readonly points = new Map<string, Map<number, number | null>>();
  private readonly subscription: Subscription;

  /** @param began milliseconds since the epoch, from which on points count. */
  constructor(
    datasource: DataSourceApi,
    private readonly side: Side,
    private readonly began: number,
    private readonly onChange: () => void
  ) {
    const targets = WATCHED.map((measure) => ({
      refId: measure,
      queryType: 'measure',
      measure,
      source: 'live',
      window: '15s',
    }));
    const answer = datasource.query({
      requestId: `playground-${side}-${began}`,
      app: CoreApp.Unknown,
      interval: '1s',
      intervalMs: 1000,
      range: { from: dateTime(began - WINDOW_MS), to: dateTime(began), raw: { from: 'now-1m', to: 'now' } },
      scopedVars: {},
      startTime: began,
      timezone: 'browser',
      targets: targets as DataQuery[],
    });
    const observer = {
      next: ({ data }: { data: DataFrame[] }) => this.take(data),
      // The run goes on without.
      error: () => undefined,
    };
    this.subscription = (answer as Exclude<typeof answer, Promise<unknown>>).subscribe(observer);
  }

  /** What came so far. */
  get series(): EngineSeries[] {
    return [...this.points].map(([measure, points]) => {
      const sorted = [...points].sort(([a], [b]) => a - b);
      return {
        side: this.side,
        measure,
        times: sorted.map(([at]) => at),
        values: sorted.map(([, value]) => value),
      };
    });
  }

  /** Milliseconds since the run began of the newest point; -Infinity where there is none. */
  get newest(): number {
    return Math.max(...[...this.points.values()].map((points) => Math.max(...points.keys())));
  }

  end(): void {
    this.subscription.unsubscribe();
  }

  private take(frames: readonly DataFrame[]): void {
    for (const { refId, fields } of frames) {
      const times = fields.find(({ type }) => type === FieldType.time)?.values;
      const values = fields.find(({ type }) => type === FieldType.number)?.values;
      if (refId === undefined || !times || !values) {
        continue;
      }
      const points = this.points.get(refId) ?? new Map<number, number | null>();
      this.points.set(refId, points);
      Array.from(times as ArrayLike<number>).forEach((at, i) => {
        const value = (values as ArrayLike<number | null>)[i];
        if (at >= this.began) {
          points.set(at - this.began, typeof value === 'number' && Number.isFinite(value) ? value : null);
        }
      });
    }
    this.onChange();
  }
}
