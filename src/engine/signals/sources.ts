import type { SignalId } from './catalogue';
import type { SourceId } from './types';

/** A program whose page has signals. */
export interface Source {
  /** How a sentence calls one of them. */
  readonly title: string;
  /** The signal whose series show that one is there. */
  readonly presence: SignalId;
  /** What to do where none is there. */
  readonly absent: string;
}

/** Every program that signals come from, in the order of the glossary. */
export const sources: Readonly<Record<SourceId, Source>> = {
  engine: {
    title: 'engine',
    presence: 'running',
    absent: 'No engine answers: it is down, or the filters match none',
  },
  gpu: {
    title: 'GPU exporter',
    presence: 'gpu_temperature',
    absent: 'No GPU exporter: scrape a dcgm-exporter, or the filters match no GPU',
  },
  host: {
    title: 'node exporter',
    presence: 'host_boot_time',
    absent: 'No host: scrape a node_exporter, or the filters match none',
  },
  kubernetes: {
    title: 'kube-state-metrics',
    presence: 'pod_info',
    absent: 'No Kubernetes: scrape kube-state-metrics, or the filters match no pod',
  },
  container: {
    title: 'cAdvisor',
    presence: 'container_cpu',
    absent: 'No containers: scrape the kubelet’s cAdvisor, or the filters match none',
  },
  gateway: {
    title: 'gateway',
    presence: 'gateway_active',
    absent: 'No gateway: scrape its /metrics, or the filters match none',
  },
  probe: {
    title: 'blackbox exporter',
    presence: 'probe_success',
    absent: 'No probe: let a blackbox exporter ask for a token (docs/alerts.md), or the filters match none',
  },
};

/** The ids of the programs, in the order of the glossary. */
export const sourceIds = Object.keys(sources) as SourceId[];
