import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { emptyDashboard } from './kinds';
import { placeBands } from './layout';
import { deliveryBand, fullBand, slowBand, tiles } from './live-bands';
import { gpuBand } from './vllm/gpu';
import { engineVariables } from './vllm/variables';

/** One engine this second, without any Prometheus. It is not refreshed: the datasource streams. */
export function liveDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-live',
    title: 'vLLM Live',
    description: 'What is my engine doing this second? Read from the engine itself: no Prometheus is needed.',
    kind: 'engine',
    from: 'now-5m',
    refresh: '',
  });
  dashboard.liveNow(true).variables(engineVariables());
  return placeBands(dashboard, [...tiles(), fullBand(), slowBand(), deliveryBand(), gpuBand()]).build();
}
