/** What stands in empty fields: things of the programs' own that no language changes. */
export const EXAMPLES = {
  engineUrl: 'http://gpu-1:8000',
  gpuUrl: 'http://gpu-1:9400/metrics',
  job: 'vllm',
  interval: '5s',
  history: '15m',
  timeout: '30',
  matchers: 'job="vllm",instance="gpu-1:8000"',
  serverName: 'gpu-1.example.com',
  certificate: '-----BEGIN CERTIFICATE-----',
  key: '-----BEGIN PRIVATE KEY-----',
  family: 'vllm:num_requests_running',
  legend: '{{instance}} {{model_name}}',
  promql: 'sum by (model_name) (rate(vllm:generation_tokens_total[$__rate_interval]))',
  variable: 'models()',
} as const;
