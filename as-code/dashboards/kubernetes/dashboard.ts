import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { emptyDashboard } from '../kinds';
import { type Band, placeBands } from '../layout';
import { containerBands } from './containers';
import { engineBand } from './engines';
import { gpuBand } from './gpus';
import { podBand } from './pods';
import { summaryBands } from './summary';
import { usageBands } from './usage';
import { kubernetesVariables } from './variables';

const bands = (): Band[] => [
  ...summaryBands(),
  podBand(),
  ...containerBands(),
  gpuBand(),
  ...usageBands(),
  engineBand(),
];

/** The pods that engines run in: whether they run, why not, and what they use. */
export function kubernetesDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-kubernetes',
    title: 'vLLM Kubernetes',
    description:
      'Pods, replicas, restarts, GPUs, CPU, memory and volumes of the chosen namespaces: kube-state-metrics (2.0 or newer, scraped with honor_labels: true) and the kubelets.',
    kind: 'prometheus',
    from: 'now-1h',
    refresh: '30s',
  });
  return placeBands(dashboard.variables(kubernetesVariables()), bands()).build();
}
