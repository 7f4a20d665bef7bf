import type { DataQueryRequest, DataQueryResponse, DataSourceApi } from '@grafana/data';
import type { DataSourceSrv } from '@grafana/runtime';
import { catchError, defer, from, last, map, type Observable, of, switchMap } from 'rxjs';
import { Bundle, type BundleSeries } from '../../engine/measures/bundle/read';
import type { LabelFilter } from '../../engine/measures/types';
import { DATASOURCE_ID } from '../options';
import { duration } from '../query/durations';
import type { Grid } from './grid';
import { absentNames, MINUTE, minutesAround, olderNamesText } from './older-names';
import { parseMatchers } from './matchers';
import { errorText, PrometheusProblem } from './problem';
import { forwardedRequest, type FreeQuery, gridRequest, refIdAt } from './request';
import { seriesOf } from './response';
import { SharedAnswers } from './shared-answers';

// What Grafana takes where a Prometheus datasource says nothing.
const USUAL_SCRAPE_INTERVAL = 15_000;
const KEEP_NAMES = 60_000;

/** The linked Prometheus datasource, and what was asked of it a moment ago. Whatever is wrong with it shows when it is asked, not before. */
export class LinkedPrometheus {
  private readonly bundles = new SharedAnswers<Bundle>();
  private readonly answers = new SharedAnswers<BundleSeries[][]>();
  private readonly names = new SharedAnswers<ReadonlySet<string>>({ keep: KEEP_NAMES });
  private asked = 0;

  constructor(
    /** Of the linked datasource; empty where there is none. */
    readonly uid: string,
    private readonly matcherText: string,
    private readonly datasources: () => Pick<DataSourceSrv, 'get' | 'getInstanceSettings'>
  ) {}

  /** Whether one was chosen; it may be gone since. */
  get linked(): boolean {
    return this.uid !== '';
  }

  /** The matchers that single this engine out; none where their text cannot be read. */
  get matchers(): readonly LabelFilter[] {
    try {
      return this.conditions();
    } catch {
      return [];
    }
  }

  /** The same matchers. @throws MatcherError where their text cannot be read. */
  conditions(): LabelFilter[] {
    return parseMatchers(this.matcherText);
  }

  /** Milliseconds between two scrapes of the linked Prometheus, as its datasource says. */
  scrapeInterval(): number {
    const settings = this.linked ? this.datasources().getInstanceSettings(this.uid) : undefined;
    const { timeInterval } = (settings?.jsonData ?? {}) as { readonly timeInterval?: string };
    try {
      return duration(timeInterval, 'The scrape interval') ?? USUAL_SCRAPE_INTERVAL;
    } catch {
      return USUAL_SCRAPE_INTERVAL;
    }
  }

  /** The answer to a bundle's formula; panels that ask the same share one request. Errors are `PrometheusProblem`s. */
  bundle(expr: string, grid: Grid): Observable<Bundle> {
    return this.bundles.get(keyOf([expr], grid), () =>
      this.request([expr], grid).pipe(map(([series]) => new Bundle(series)))
    );
  }

  /** Whether the answer to a bundle's formula is there or under way. */
  hasBundle(expr: string, grid: Grid): boolean {
    return this.bundles.has(keyOf([expr], grid));
  }

  /** The answers to formulas, in their order, shared as well. Errors are `PrometheusProblem`s. */
  series(exprs: readonly string[], grid: Grid): Observable<BundleSeries[][]> {
    return this.answers.get(keyOf(exprs, grid), () => this.request(exprs, grid));
  }

  /**
   * The older names of signals that no series was known by around this time; asked once a minute. None where the answer
   * is an error, which whatever is asked next shows as well. @throws MatcherError where the matchers cannot be read.
   */
  absent(grid: Grid): Observable<ReadonlySet<string>> {
    const { at, back } = minutesAround(grid);
    const expr = olderNamesText(this.conditions(), back);
    // Grafana moves a range to multiples of its step.
    const instant = { from: at, to: at, step: MINUTE };
    return this.names.get(keyOf([expr], instant), () =>
      this.request([expr], instant).pipe(
        map(([series]) => absentNames(series)),
        catchError(() => of(new Set<string>()))
      )
    );
  }

  /** The linked datasource's own answer to free PromQL, untouched. Errors are `PrometheusProblem`s. */
  promql(request: DataQueryRequest, queries: readonly FreeQuery[]): Observable<DataQueryResponse> {
    return this.ask(() => forwardedRequest(request, queries));
  }

  private request(exprs: readonly string[], grid: Grid): Observable<BundleSeries[][]> {
    return this.ask(() => gridRequest(exprs, grid, `vllm-${this.uid}-${++this.asked}`)).pipe(
      last(null, { data: [] }),
      map((response) => exprs.map((_, i) => seriesOf(response, refIdAt(i))))
    );
  }

  private ask(request: () => DataQueryRequest): Observable<DataQueryResponse> {
    return defer(() => this.datasource()).pipe(
      switchMap((datasource) => answered(datasource, request())),
      catchError((error) => {
        throw error instanceof PrometheusProblem
          ? error
          : new PrometheusProblem(`The linked Prometheus answered with an error: ${errorText(error)}`);
      })
    );
  }

  private async datasource(): Promise<DataSourceApi> {
    if (!this.linked) {
      throw new PrometheusProblem('No Prometheus is linked: choose one in the settings of this vLLM datasource.');
    }
    const settings = this.datasources().getInstanceSettings(this.uid);
    if (!settings) {
      throw new PrometheusProblem(
        'The linked Prometheus datasource is gone: choose another one in the settings of this vLLM datasource.'
      );
    }
    if (settings.type === DATASOURCE_ID) {
      throw new PrometheusProblem(
        'The linked datasource is a vLLM datasource: choose a Prometheus in the settings of this vLLM datasource.'
      );
    }
    return this.datasources().get(this.uid);
  }
}

function answered(datasource: DataSourceApi, request: DataQueryRequest): Observable<DataQueryResponse> {
  const response = datasource.query(request);
  return 'subscribe' in response ? response : from(response);
}

function keyOf(exprs: readonly string[], { from: start, to, step }: Grid): string {
  return [...exprs, start, to, step].join('\n');
}
