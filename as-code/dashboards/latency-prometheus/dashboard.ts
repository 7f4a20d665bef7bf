import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { asking } from '../context';
import { emptyDashboard } from '../kinds';
import { type Band, placeBands } from '../layout';
import { burnBand } from './burn-band';
import { byEngineBands } from './by-engine';
import { choices, latencyVariables } from './choices';
import { familyBand } from './family-band';
import { reasonBand, tiles } from './first-glance';
import { relationBands, serverBand } from './relations';

const bands = (): Band[] => [
  ...tiles(),
  reasonBand(),
  burnBand(),
  familyBand('ttft', { title: 'Time to first token', objective: 'ttft_objective' }),
  familyBand('itl', { title: 'Inter-token latency: every gap', objective: 'itl_objective' }),
  familyBand('tpot', { title: 'Time per output token: the pace of a reply', objective: 'tpot_objective' }),
  familyBand('e2e', { title: 'End-to-end latency', objective: 'e2e_objective' }),
  familyBand('queue', { title: 'Queue time: slow because it is full?', objective: 'queue_objective', coarse: true }),
  ...byEngineBands(),
  ...relationBands(),
  familyBand('prefill', { title: 'Prefill time', coarse: true, collapsed: true }),
  familyBand('decode', { title: 'Decode time', coarse: true, collapsed: true }),
  familyBand('inference', { title: 'Inference time: prefill and decode', coarse: true, collapsed: true }),
  serverBand(),
];

/** Every latency of a fleet: against its objective, as deep as its histogram goes, by phase, engine and model. */
export function latencyPrometheusDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-latency-prometheus',
    title: 'vLLM Latency (Prometheus)',
    description:
      'Is it slow, how often, where does the time go, and for whom? Percentiles with the buckets they are known to, shares within objectives, error budgets, phases, engines and models.',
    kind: 'prometheus',
    from: 'now-1h',
    refresh: '30s',
  });
  return asking({ objectives: choices }, () => placeBands(dashboard.variables(latencyVariables()), bands()).build());
}
