import {
  type AdHocVariableFilter,
  type AnnotationSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type MetricFindValue,
  type ScopedVars,
  type TestDataSourceResponse,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { getTemplateSrv } from '@grafana/runtime';
import { firstValueFrom, type Observable, timeout } from 'rxjs';
import type { Snapshot } from '../engine/exposition/types';
import type { TypedLimits } from '../engine/limits/types';
import { fetchPage } from './connection/fetch-page';
import { ServedModels } from './connection/served-models';
import { annotationSupport, isAnnotationQuery } from './annotations/support';
import { SharedEvaluators } from './live/evaluators';
import { Feeds } from './live/feeds';
import { openFeedStore, openFeedTabs } from './live/open';
import type { FeedState } from './live/types';
import type { VllmOptions } from './options';
import { type LinkedPrometheus, linkOf } from './prometheus/linked';
import { adHocFilters } from './query/filters';
import { interpolateQuery, isComplete } from './query/interpolate';
import { upgradeQuery } from './query/migrate';
import { defaultQuery, type PageName, type VllmQuery } from './query/model';
import { displayText } from './query/display';
import { runQueries } from './query/run';
import type { Ways } from './query/way';
import { findLinked } from './linked/finding';
import { historySpan, scrapeInterval, targetOf } from './settings';
import { labelNames, labelValues } from './variables/values';
import { VllmVariables } from './variables/support';

const PATIENCE = 35_000;
// Over less, a handful of requests is mostly noise.
const LEAST_WINDOW = 15_000;

/** A vLLM engine as Grafana sees it: live through the proxy's allow-list, or the same questions to a linked Prometheus. */
export class VllmDatasource extends DataSourceApi<VllmQuery, VllmOptions> {
  readonly options: VllmOptions;
  readonly evaluators = new SharedEvaluators();
  readonly feeds: Feeds;
  readonly models: ServedModels;
  /** The linked Prometheus; `linked` says whether there is one. */
  readonly link: LinkedPrometheus;
  override annotations: AnnotationSupport<VllmQuery> = annotationSupport;
  private readonly proxy: string;

  constructor(settings: DataSourceInstanceSettings<VllmOptions>) {
    super(settings);
    this.options = settings.jsonData;
    this.proxy = settings.url ?? '';
    this.interval = shortestStep(settings.jsonData);
    this.link = linkOf(settings.jsonData);
    this.feeds = new Feeds({
      targetOf: (page) => ({ ...targetOf(settings, this.link.matchers), ...(page === 'gpu' && { job: 'dcgm' }) }),
      fetch: (page, signal) => fetchPage(`${this.proxy}/${page}/metrics`, { signal, timeoutMs: this.patience() }),
      wanted: () => scrapeInterval(settings.jsonData),
      span: () => historySpan(settings.jsonData),
      store: (page) => openFeedStore(settings.uid, page, historySpan(settings.jsonData)),
      tabs: (page) => openFeedTabs(settings.uid, page),
    });
    this.models = new ServedModels(`${this.proxy}/engine/models`);
    this.variables = new VllmVariables(this);
  }

  /** Answers the queries of one panel; live ones go on until nobody listens. */
  override query(request: DataQueryRequest<VllmQuery>): Observable<DataQueryResponse> {
    return runQueries(request, this);
  }

  /** Says whether the engine can be reached, what it is, and what keeps it from being of use. */
  override async testDatasource(): Promise<TestDataSourceResponse> {
    const { link } = this;
    // Only the settings page needs it.
    const { checkHealth } = await import('./connection/health');
    return checkHealth(this.proxy, this.options, {
      timeoutMs: this.patience(),
      prometheus: link.linked ? () => findLinked(link) : undefined,
    });
  }

  override getDefaultQuery(): Partial<VllmQuery> {
    return defaultQuery;
  }

  override getQueryDisplayText(query: VllmQuery): string {
    return displayText(query);
  }

  override filterQuery(query: VllmQuery): boolean {
    return !query.hide && (isAnnotationQuery(query) || isWorthRunning(query));
  }

  override interpolateVariablesInQueries(
    queries: VllmQuery[],
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[]
  ): VllmQuery[] {
    const replace = getTemplateSrv().replace.bind(getTemplateSrv());
    return queries.map((query) => ({
      ...interpolateQuery(upgradeQuery(query), replace, scopedVars, adHocFilters(filters)),
      datasource: this.getRef(),
    }));
  }

  /** Takes over queries from another datasource: PromQL stays PromQL. */
  override async importQueries(queries: DataQuery[]): Promise<VllmQuery[]> {
    return queries.map((query) => ({ ...upgradeQuery(query), datasource: this.getRef() }));
  }

  override async getTagKeys(_: DataSourceGetTagKeysOptions<VllmQuery>): Promise<MetricFindValue[]> {
    const snapshot = await this.snapshotOnce('engine');
    return snapshot ? labelNames(snapshot).map((text) => ({ text })) : [];
  }

  override async getTagValues({ key }: DataSourceGetTagValuesOptions<VllmQuery>): Promise<MetricFindValue[]> {
    const snapshot = await this.snapshotOnce('engine');
    return snapshot ? labelValues(snapshot, key).map((text) => ({ text })) : [];
  }

  /** The newest page that could be read, of now or of the history; undefined where there is none. */
  async snapshotOnce(page: PageName): Promise<Snapshot | undefined> {
    return (await this.stateOnce(page)).snapshot;
  }

  /** What is known of a page: at once where anything is, else after a scrape. */
  async stateOnce(page: PageName): Promise<FeedState> {
    return firstValueFrom(this.feeds.states(page).pipe(timeout(PATIENCE)));
  }

  /** Milliseconds between two scrapes as set up. @throws RangeError for a text that is none. */
  scrapeInterval(): number {
    return scrapeInterval(this.options);
  }

  /** Milliseconds that rates look back at least, so that older points of the linked Prometheus join on. */
  leastWindow(): number {
    return Math.max(LEAST_WINDOW, this.link.linked ? 4 * this.link.scrapeInterval() : 0);
  }

  /** Where queries can be answered now. */
  ways(): Ways {
    return { linked: this.link.linked, liveSince: this.feeds.since('engine') };
  }

  /** What a person typed in of the engine's command line. */
  typedLimits(): TypedLimits {
    const { maxNumSeqs, maxNumBatchedTokens } = this.options;
    return { by: 'the datasource’s settings', max_num_seqs: maxNumSeqs, max_num_batched_tokens: maxNumBatchedTokens };
  }

  /** Erases the live history in this browser. */
  eraseHistory(): Promise<void> {
    return this.feeds.erase();
  }

  private patience(): number {
    // Longer than Grafana's proxy waits, so that its answer comes first.
    return (this.options.timeout ?? 30) * 1000 + 5_000;
  }
}

/** What cannot be read is run all the same, so that its answer says why. */
function isWorthRunning(query: VllmQuery): boolean {
  try {
    return isComplete(upgradeQuery(query));
  } catch {
    return true;
  }
}

/** Grafana asks for no finer steps than this; an interval that makes no sense shows in the answers to queries. */
function shortestStep(options: VllmOptions): string | undefined {
  try {
    return `${scrapeInterval(options)}ms`;
  } catch {
    return undefined;
  }
}
