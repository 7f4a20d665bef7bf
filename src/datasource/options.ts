import type { DataSourceJsonData } from '@grafana/data';

export const APP_ID = 'vllmconsole-vllm-app';
export const DATASOURCE_ID = 'vllmconsole-vllm-datasource';

/** What a person sets up, readable by everybody who may query: no address and no secret is in here. */
export interface VllmOptions extends DataSourceJsonData {
  /** Time between two scrapes as Grafana writes durations: `5s` by default, `500ms` to `60s`. */
  scrapeInterval?: string;
  /** How much live history a browser keeps: `15m` by default. */
  history?: string;
  /** The `job` and `instance` labels of live series; `vllm` and the datasource's name by default. */
  job?: string;
  instance?: string;
  /** The linked Prometheus datasource. */
  prometheusUid?: string;
  /** Matchers that single this engine out there, as PromQL writes them: `job="vllm",instance="gpu-1:8000"`. */
  prometheusMatchers?: string;
  /** True where a DCGM exporter's address is set. */
  gpu?: boolean;
  /** Limits that no engine reports, as typed in from its command line. */
  maxNumSeqs?: number;
  maxNumBatchedTokens?: number;
  /** Seconds that Grafana's proxy waits for an answer to begin; its own default without it. */
  timeout?: number;
  httpHeaderName1?: string;
  tlsAuth?: boolean;
  tlsAuthWithCACert?: boolean;
  tlsSkipVerify?: boolean;
  serverName?: string;
}

/** What only Grafana's server ever reads. */
export interface VllmSecureOptions {
  /** The engine's address without a path, e.g. `http://gpu-1:8000`. */
  baseUrl?: string;
  /** The whole address of a DCGM exporter's page, e.g. `http://gpu-1:9400/metrics`. */
  gpuUrl?: string;
  apiKey?: string;
  basicAuthPassword?: string;
  httpHeaderValue1?: string;
  tlsCACert?: string;
  tlsClientCert?: string;
  tlsClientKey?: string;
}
