import { type RecordedScrape } from '../../src/engine/recording/types';
import { messageOf } from '../errors';

export interface ScrapeOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Stops the scrape that is under way. */
  readonly signal: AbortSignal;
}

/** Reads a target's page once. Never throws: a failure is a scrape too, with its reason. */
export async function scrapeOnce(url: string, options: ScrapeOptions): Promise<RecordedScrape> {
  const t = Date.now() / 1000;
  const began = performance.now();
  const elapsed = (): number => performance.now() - began;
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await fetch(url, {
      headers: { accept: 'text/plain;version=0.0.4,*/*;q=0.1', ...options.headers },
      signal: AbortSignal.any([timeout, options.signal]),
    });
    const page = await response.text();
    const ms = elapsed();
    if (response.status !== 200) {
      return { t, status: response.status, ms, error: `HTTP ${response.status} ${response.statusText}`.trim() };
    }
    const type = response.headers.get('content-type') ?? '';
    return /^(text\/html|application\/json)/.test(type)
      ? { t, status: 0, ms, error: `not a metrics page: the content type is ${type}` }
      : { t, status: 200, ms, page };
  } catch (error) {
    const reason = timeout.aborted ? `no answer within ${options.timeoutMs} ms` : messageOf(error);
    return { t, status: 0, ms: elapsed(), error: reason };
  }
}

/** The address of the page itself: `/metrics` is added unless the address names it already. */
export function metricsUrl(url: URL): string {
  if (/\/metrics\/?$/.test(url.pathname)) {
    return url.href;
  }
  const page = new URL(url);
  page.pathname = `${page.pathname.replace(/\/$/, '')}/metrics`;
  return page.href;
}
