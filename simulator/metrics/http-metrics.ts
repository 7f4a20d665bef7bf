import { Histogram } from './histogram';

const HANDLER_SECONDS = Float64Array.from([0.1, 0.5, 1]);
const HIGH_RESOLUTION_SECONDS = Float64Array.from([
  0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 7.5, 10, 30, 60,
]);

/** Handlers that the engine's instrumentation leaves out. */
const EXCLUDED = new Set(['/metrics', '/health', '/load', '/ping', '/version', '/server_info']);

/** One kind of answer: `http_requests_total{method, status, handler}`. */
export interface HttpCount {
  readonly method: string;
  /** Grouped as `2xx`, `4xx`, `5xx`. */
  readonly status: string;
  readonly handler: string;
  count: number;
  /** Unix seconds of the first one. */
  readonly created: number;
}

/** What is kept of one handler and method. */
export interface HttpDuration {
  readonly method: string;
  readonly handler: string;
  readonly seconds: Histogram;
  readonly created: number;
}

/** What is kept of one handler, bytes. */
export interface HttpSizes {
  readonly handler: string;
  count: number;
  requestBytes: number;
  responseBytes: number;
  readonly created: number;
}

/** An answer that was finished. */
export interface HttpAnswer {
  readonly method: string;
  /** The route, not the path; `none` for a path without a route. */
  readonly handler: string;
  readonly status: number;
  /** From the request's arrival to the answer's last byte. */
  readonly seconds: number;
  readonly requestBytes: number;
  /** As the `Content-Length` header says it: 0 for a stream. */
  readonly responseBytes: number;
}

/** What the API server counts of its answers (prometheus-fastapi-instrumentator). */
export class HttpMetrics {
  readonly requests: HttpCount[] = [];
  readonly durations: HttpDuration[] = [];
  readonly sizes: HttpSizes[] = [];
  readonly highResolution = new Histogram(HIGH_RESOLUTION_SECONDS);
  private readonly byKey = new Map<string, { request: HttpCount; duration: HttpDuration; size: HttpSizes }>();

  /** @param unixNow unix seconds. */
  record(answer: HttpAnswer, unixNow: number): void {
    if (EXCLUDED.has(answer.handler)) {
      return;
    }
    const { request, duration, size } = this.entry(answer, unixNow);
    request.count++;
    duration.seconds.observe(answer.seconds);
    size.count++;
    size.requestBytes += answer.requestBytes;
    size.responseBytes += answer.responseBytes;
    this.highResolution.observe(answer.seconds);
  }

  private entry({ method, handler, status }: HttpAnswer, created: number) {
    const group = `${Math.floor(status / 100)}xx`;
    const key = `${method} ${group} ${handler}`;
    let entry = this.byKey.get(key);
    if (entry === undefined) {
      const request = { method, handler, status: group, count: 0, created };
      const duration =
        this.durations.find((known) => known.method === method && known.handler === handler) ??
        added(this.durations, { method, handler, seconds: new Histogram(HANDLER_SECONDS), created });
      const size =
        this.sizes.find((known) => known.handler === handler) ??
        added(this.sizes, { handler, count: 0, requestBytes: 0, responseBytes: 0, created });
      this.requests.push(request);
      entry = { request, duration, size };
      this.byKey.set(key, entry);
    }
    return entry;
  }
}

function added<T>(list: T[], item: T): T {
  list.push(item);
  return item;
}
