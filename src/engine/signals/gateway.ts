import type { Signal } from './types';

const shared = { carries: [], from: 'gateway' } as const;

export const gatewaySignals = [
  {
    id: 'gateway_requests',
    kind: 'counter',
    unit: 'requests',
    names: [{ name: 'api_requests_total' }],
    ...shared,
    labels: [{ name: 'status' }, { name: 'endpoint' }],
    meaning: 'Requests that the gateway answered, by status.',
  },
] as const satisfies readonly Signal[];
