/** Where one simulated machine is served. */
export interface Endpoint {
  readonly name: string;
  /** The engine, as clients call it: without a path behind it, or below `/engines/NAME`. */
  readonly url: string;
  /** Its GPUs' page, where it has GPUs. */
  readonly gpu?: string;
  readonly host: string;
  readonly gateway?: string;
}

/** What Prometheus' `http_sd_configs` read. */
export interface TargetGroup {
  readonly targets: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** Jobs that the pages belong to, by Prometheus' name for them. */
export const JOBS = ['vllm', 'dcgm', 'node', 'gateway'] as const;

export type Job = (typeof JOBS)[number];

/** The page of a machine that belongs to a job. */
export function pageOf({ url, gpu, host, gateway }: Endpoint, job: Job): string | undefined {
  return { vllm: `${url}/metrics`, dcgm: gpu, node: host, gateway }[job];
}

/** Targets of one job: `instance` is the machine's name, so that pages of one machine are found together. */
export function targetGroups(endpoints: readonly Endpoint[], job: Job): TargetGroup[] {
  return endpoints.flatMap((endpoint) => {
    const page = pageOf(endpoint, job);
    if (page === undefined) {
      return [];
    }
    const { host, pathname } = new URL(page);
    return [{ targets: [host], labels: { __metrics_path__: pathname, instance: endpoint.name } }];
  });
}
