import { Histogram } from '../metrics/histogram';

/** How a request ended, as the status code of an answer that says so. */
export type GatewayStatus = '200' | '429' | '500' | '503' | '504';

/** Bounds of latency and of the wait for a slot, seconds. */
const SECONDS = Float64Array.of(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120);

/** What a gateway has counted since it began; times are unix seconds. */
export class GatewayMetrics {
  /** Requests by how they ended, in the order in which each status was first seen, and when that was. */
  readonly requests = new Map<GatewayStatus, { count: number; readonly created: number }>();
  /** From arrival to end of the requests that got a slot, seconds. */
  readonly latency = new Histogram(SECONDS);
  /** When the first of these ended; NaN until then. */
  latencyCreated = Number.NaN;
  /** Waits of the requests that got a slot, seconds; 0 where one was free. */
  readonly queueWait = new Histogram(SECONDS);
  /** Requests whose client went away while they waited: no status counts them. */
  abandoned = 0;

  /** Counts a request that has ended. */
  count(status: GatewayStatus, unixNow: number): void {
    const known = this.requests.get(status);
    if (known === undefined) {
      this.requests.set(status, { count: 1, created: unixNow });
    } else {
      known.count++;
    }
  }

  /** Observes a request that has given its slot back. */
  observeLatency(seconds: number, unixNow: number): void {
    if (this.latency.count === 0) {
      this.latencyCreated = unixNow;
    }
    this.latency.observe(seconds);
  }
}
