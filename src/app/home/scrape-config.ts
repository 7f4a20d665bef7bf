/** What Prometheus needs to scrape a vLLM engine. */
export const SCRAPE_CONFIG = `scrape_configs:
  - job_name: vllm
    scrape_interval: 5s
    metrics_path: /metrics
    static_configs:
      - targets: ['vllm-host:8000']
`;
