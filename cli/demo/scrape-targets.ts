import { type Endpoint, JOBS, pageOf } from '../../simulator/serve/discovery';
import { metricsUrl } from '../record/scrape';

/** A page that the demo's Prometheus scrapes. */
export interface ScrapeTarget {
  readonly job: string;
  readonly page: URL;
  /** What it is called; by default host and port. */
  readonly instance?: string;
}

/** The page of an engine at an address. */
export function engineTarget(engine: URL): ScrapeTarget {
  return { job: 'vllm', page: new URL(metricsUrl(engine)) };
}

/** Every page of simulated machines. */
export function simulatedTargets(endpoints: readonly Endpoint[]): ScrapeTarget[] {
  return endpoints.flatMap((endpoint) =>
    JOBS.flatMap((job) => {
      const page = pageOf(endpoint, job);
      return page === undefined ? [] : [{ job, page: new URL(page), instance: endpoint.name }];
    })
  );
}
