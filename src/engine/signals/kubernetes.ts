import type { Signal } from './types';

const shared = { carries: [], from: 'kubernetes' } as const;

export const kubernetesSignals = [
  {
    id: 'pod_info',
    kind: 'info',
    unit: 'info',
    names: [{ name: 'kube_pod_info' }],
    ...shared,
    labels: [{ name: 'namespace' }, { name: 'pod' }, { name: 'node' }],
    meaning: 'One series a pod, with the node that it runs on.',
  },
] as const satisfies readonly Signal[];
