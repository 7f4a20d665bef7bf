import type {
  DataQueryRequest,
  DataQueryResponse,
  DataSourceInstanceSettings,
  MetricFindValue,
  TestDataSourceResponse,
  TimeRange,
} from '@grafana/data';
import { firstValueFrom, type Observable, timeout } from 'rxjs';
import { parsePage } from '../engine/exposition/parse';
import type { Snapshot } from '../engine/exposition/types';
import type { TypedLimits } from '../engine/limits/types';
import { measures } from '../engine/measures/catalogue/catalogue';
import { fetchPage } from './connection/fetch-page';
import { ServedModels } from './connection/served-models';
import { findLinked } from './linked/finding';
import { SharedEvaluators } from './live/evaluators';
import { Feeds } from './live/feeds';
import { openFeedStore, openFeedTabs } from './live/open';
import type { FeedState } from './live/types';
import { loaded } from './load/load-error';
import type { VllmOptions } from './options';
import { type LinkedPrometheus, linkOf } from './prometheus/linked';
import type { PageName, VllmQuery } from './query/model';
import { runQueries } from './query/run';
import type { Ways } from './query/way';
import { historySpan, scrapeInterval, targetOf } from './settings';
import { variableAnswer } from './variables/answer';
import { labelNames, labelValues } from './variables/values';

const PATIENCE = 35_000;
// Over less, a handful of requests is mostly noise.
const LEAST_WINDOW = 15_000;

/** What answers for one datasource: all that knows the catalogue, so that Grafana loads it with the first question. */
export class DatasourceCore {
  readonly evaluators = new SharedEvaluators();
  readonly feeds: Feeds;
  readonly models: ServedModels;
  /** The linked Prometheus; `linked` says whether there is one. */
  readonly link: LinkedPrometheus;
  private readonly options: VllmOptions;
  private readonly proxy: string;

  constructor(settings: DataSourceInstanceSettings<VllmOptions>) {
    this.options = settings.jsonData;
    this.proxy = settings.url ?? '';
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
  }

  /** Answers the queries of one panel; live ones go on until nobody listens. */
  query(request: DataQueryRequest<VllmQuery>): Observable<DataQueryResponse> {
    return runQueries(request, this);
  }

  /** Says whether the engine can be reached, what it is, and what keeps it from being of use. */
  async check(): Promise<TestDataSourceResponse> {
    const { link } = this;
    // Only the settings page needs it.
    const { checkHealth } = await loaded(import('./connection/health'));
    return checkHealth(this.proxy, this.options, {
      timeoutMs: this.patience(),
      prometheus: link.linked ? () => findLinked(link) : undefined,
    });
  }

  /** What a dashboard variable lists. Rejects for a text that is no such query, and where nobody can answer. */
  variableValues(text: string, range: TimeRange): Promise<string[]> {
    return variableAnswer(text, range, this);
  }

  /** The label names of the engine's page. */
  async tagKeys(): Promise<MetricFindValue[]> {
    const snapshot = await this.snapshotOnce('engine');
    return snapshot ? labelNames(snapshot).map((text) => ({ text })) : [];
  }

  /** The values of a label on the engine's page. */
  async tagValues(key: string): Promise<MetricFindValue[]> {
    const snapshot = await this.snapshotOnce('engine');
    return snapshot ? labelValues(snapshot, key).map((text) => ({ text })) : [];
  }

  /** The title of a measure; undefined for an id that there is not. */
  titleOf(measure: string): string | undefined {
    return measures.find(({ id }) => id === measure)?.title;
  }

  /** The newest page that could be read, of now or of the history; undefined where there is none. */
  async snapshotOnce(page: PageName): Promise<Snapshot | undefined> {
    return (await this.stateOnce(page)).snapshot;
  }

  /** What is known of a page: at once where anything is, else after a scrape. */
  async stateOnce(page: PageName): Promise<FeedState> {
    return firstValueFrom(this.feeds.states(page).pipe(timeout(PATIENCE)));
  }

  /** The engine's page as it is now; undefined where it cannot be read. */
  async scrape(): Promise<Snapshot | undefined> {
    const { t, page } = await fetchPage(`${this.proxy}/engine/metrics`, { timeoutMs: this.patience() });
    try {
      return page === undefined ? undefined : parsePage(page, t);
    } catch {
      return undefined;
    }
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
