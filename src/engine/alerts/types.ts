import type { Unit } from '../signals/types';

export const severities = ['critical', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** What an alert is about; a label of it, so that it can be routed without naming anybody. */
export type Component = 'engine' | 'gpu' | 'host' | 'gateway';

/** A number that alerts compare with, and that an operator may choose; `$name` in a rule's texts. */
export interface AlertLimit {
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  readonly value: number;
  /** What is allowed, both included. */
  readonly least: number;
  readonly most: number;
  /** The upper bounds of a histogram's buckets: only these can be counted exactly. */
  readonly bounds?: readonly number[];
  readonly meaning: string;
  /** What suits a kind of work, by its name, where that differs. */
  readonly workloads?: Readonly<Partial<Record<Workload, number>>>;
}

export const workloads = ['chat', 'rag', 'agent', 'reasoning', 'code', 'batch'] as const;
export type Workload = (typeof workloads)[number];

/** One alert rule as data. Its PromQL has limits in it as `$name`. */
export interface AlertRule {
  /** Name of the alert and of its runbook. */
  readonly name: string;
  readonly severity: Severity;
  /** True where it compares with a number that suits few: then it is `info`, unless an operator raises it. */
  readonly fixed: boolean;
  readonly component: Component;
  /** The labels that the alert has from its series. */
  readonly labels: readonly string[];
  /** PromQL of the value that is compared. */
  readonly value: string;
  readonly unit: Unit;
  readonly op: '>' | '<';
  /** A PromQL scalar. */
  readonly limit: string;
  /** PromQL of vectors, by the same labels, that must be there as well, such as a traffic floor. */
  readonly where: readonly string[];
  /** PromQL of vectors that must not be there. */
  readonly unless: readonly string[];
  /** How long it must hold, and how long it goes on firing after that ended, in Prometheus' notation. */
  readonly for: string;
  readonly keepFiringFor?: string;
  /** One line, and what it means; `{value}`, `{limit}`, `{who}` and `{label}` stand for what an alert has. */
  readonly summary: string;
  readonly description: string;
  readonly dashboard: { readonly uid: string; readonly panelId: number };
  /** What Grafana does where the datasource answers with an error. */
  readonly onError: 'KeepLast' | 'Error';
  /** The rules that notice where its metrics are missing. */
  readonly missing: readonly string[];
}

export interface AlertGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly AlertRule[];
}

/** Everything that ships: `src/alerts/alerts.json`. */
export interface AlertCatalogue {
  readonly limits: readonly AlertLimit[];
  readonly groups: readonly AlertGroup[];
}

/** Of which programs an operator may choose jobs; all count where none is chosen, but of probes only `.*vllm.*`. */
export const jobChoices = ['job', 'probe_job', 'gpu_job', 'host_job', 'gateway_job'] as const;
export type JobChoice = (typeof jobChoices)[number];

/** What an operator chose. */
export interface AlertChoices {
  /** Limits by name; those left out have the value of the workload, or their own. */
  readonly limits?: Readonly<Record<string, number>>;
  readonly workload?: Workload;
  /** Which engines, probes, GPUs, hosts and gateways count, as regular expressions for `job`. */
  readonly jobs?: Readonly<Partial<Record<JobChoice, string>>>;
  /** The severity of the rules with fixed limits; `info` where it is left out. */
  readonly fixedLimits?: Severity;
  /** The severity of rules by name. */
  readonly severities?: Readonly<Record<string, Severity>>;
}
