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
  type TimeRange,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { getTemplateSrv } from '@grafana/runtime';
import { catchError, defer, from, map, type Observable, of, switchAll } from 'rxjs';
import type { ChatRequest } from '../engine/chat/request';
import type { Exchange } from '../engine/chat/run';
import type { ChatSource, TokenCount } from '../engine/chat/source';
import type { Snapshot } from '../engine/exposition/types';
import type { ServedModel } from '../engine/limits/models';
import { annotationSupport, isAnnotationQuery } from './annotations/support';
import type { DatasourceCore } from './core';
import { LazyValue } from './load/lazy-value';
import { loaded } from './load/load-error';
import type { VllmOptions } from './options';
import { displayText } from './query/display';
import { failure } from './query/failure';
import { adHocFilters } from './query/filters';
import { interpolateQuery, isComplete } from './query/interpolate';
import { upgradeQuery } from './query/migrate';
import { defaultQuery, type PageName, type VllmQuery } from './query/model';
import { scrapeInterval } from './settings';
import { VllmVariables } from './variables/support';

/**
 * A vLLM engine as Grafana sees it. This is a shell that Grafana loads with its page: it answers itself what Grafana asks
 * without waiting, and leaves everything else to the core, a chunk of its own that the first question loads.
 */
export class VllmDatasource extends DataSourceApi<VllmQuery, VllmOptions> implements ChatSource {
  readonly options: VllmOptions;
  override annotations: AnnotationSupport<VllmQuery> = annotationSupport;
  private readonly core: LazyValue<DatasourceCore>;
  private readonly proxy: string;

  constructor(settings: DataSourceInstanceSettings<VllmOptions>) {
    super(settings);
    this.options = settings.jsonData;
    this.proxy = settings.url ?? '';
    this.interval = shortestStep(settings.jsonData);
    this.core = new LazyValue(async () => {
      const chunk = await loaded(import('./core'));
      return new chunk.DatasourceCore(settings);
    });
    this.variables = new VllmVariables(this);
  }

  /** Answers the queries of one panel; live ones go on until nobody listens. */
  override query(request: DataQueryRequest<VllmQuery>): Observable<DataQueryResponse> {
    return defer(() => this.core.get()).pipe(
      map((core) => core.query(request)),
      catchError((error) => of(from(request.targets.map(({ refId }) => failure(refId, error))))),
      switchAll()
    );
  }

  /** Says whether the engine can be reached, what it is, and what keeps it from being of use. */
  override async testDatasource(): Promise<TestDataSourceResponse> {
    return (await this.core.get()).check();
  }

  override getDefaultQuery(): Partial<VllmQuery> {
    return defaultQuery;
  }

  override getQueryDisplayText(query: VllmQuery): string {
    return displayText(query, (measure) => this.titleOf(measure));
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
    return (await this.core.get()).tagKeys();
  }

  override async getTagValues({ key }: DataSourceGetTagValuesOptions<VllmQuery>): Promise<MetricFindValue[]> {
    return (await this.core.get()).tagValues(key);
  }

  /** What a dashboard variable lists. Rejects for a text that is no such query, and where nobody can answer. */
  async variableValues(text: string, range: TimeRange): Promise<string[]> {
    return (await this.core.get()).variableValues(text, range);
  }

  /** The newest page that could be read, of now or of the history; undefined where there is none. */
  async snapshotOnce(page: PageName): Promise<Snapshot | undefined> {
    return (await this.core.get()).snapshotOnce(page);
  }

  /** Erases the live history in this browser. */
  async eraseHistory(): Promise<void> {
    return (await this.core.get()).eraseHistory();
  }

  /** Sends a chat; its answer streams. What asks for the models first has loaded what this needs. */
  chat(body: string): Exchange {
    const exchange = chatCalls().then(({ exchangeOf }) => exchangeOf(`${this.proxy}/engine/chat`, body));
    return {
      answer: exchange.then(({ answer }) => answer),
      cancel: () =>
        void exchange.then(
          ({ cancel }) => cancel(),
          () => undefined
        ),
    };
  }

  async served(): Promise<readonly ServedModel[]> {
    return (await chatCalls()).servedModels(this.proxy);
  }

  async countTokens(request: Pick<ChatRequest, 'model' | 'messages' | 'thinking'>): Promise<TokenCount | undefined> {
    return (await chatCalls()).countTokens(this.proxy, request);
  }

  /** The engine's page as it is now; undefined where it cannot be read. */
  async scrape(): Promise<Snapshot | undefined> {
    return (await this.core.get()).scrape();
  }

  // Grafana asks whenever it draws: where the title is not there yet, it is the next time.
  private titleOf(measure: string): string | undefined {
    this.core.get().catch(() => undefined);
    return this.core.now?.titleOf(measure);
  }
}

/** What a chat needs, in a chunk of its own. */
function chatCalls() {
  return loaded(import('./chat/calls'));
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
