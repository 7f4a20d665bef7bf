import type { GroupSource } from './rule';

const ofGateway = {
  component: 'gateway',
  by: ['cluster', 'job', 'instance'],
  missing: ['VLLMGatewayMetricsMissing'],
} as const;

/** What a gateway with a bounded queue refuses and delays. */
export const gateways: GroupSource = {
  name: 'vllm-gateway',
  interval: '30s',
  rules: [
    {
      ...ofGateway,
      name: 'VLLMGatewayQueue',
      severity: 'warning',
      when: ['gateway_estimated_wait', '>', '$gateway_wait'],
      for: '5m',
      summary: 'Gateway {instance}: a request waits {value} for a slot (limit {limit})',
      description:
        'Estimated from queue and throughput. Whether the gateway or the engine is the limit is on its dashboard.',
      dashboard: ['vllm-console-gateway', 'Queue'],
    },
    {
      ...ofGateway,
      name: 'VLLMGatewayRefuses',
      severity: 'warning',
      when: ['gateway_429_share', '>', '$gateway_refused'],
      where: [['gateway_request_rate', '>', '$least_rate']],
      for: '5m',
      summary: 'Gateway {instance} turns away {value} of all requests (429)',
      description: 'Its queue is full. Clients should wait and try again.',
      dashboard: ['vllm-console-gateway', 'Backpressure'],
    },
    {
      ...ofGateway,
      name: 'VLLMGatewayTimesOut',
      severity: 'warning',
      when: ['gateway_timeout_share', '>', '$gateway_refused'],
      where: [['gateway_request_rate', '>', '$least_rate']],
      for: '5m',
      summary: 'Gateway {instance}: {value} of all requests end with 503 or 504',
      description:
        'They waited too long for a slot (503), held one too long (504), or the engine itself refused them and the gateway passed that on.',
      dashboard: ['vllm-console-gateway', 'Errors by status'],
    },
  ],
};
