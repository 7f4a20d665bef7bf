import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  type VariableModel,
  VariableHide,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { latencyFamilies } from '../../src/engine/measures/catalogue/latency';
import type { Objective } from '../../src/engine/measures/expression';
import { presenceSignal, type SignalId, signalById } from '../../src/engine/signals/catalogue';
import { sources } from '../../src/engine/signals/sources';
import type { SourceId } from '../../src/engine/signals/types';
import { datasource } from './context';

const presence = signalById(presenceSignal).names[0].name;
const all = { text: 'All', value: '$__all' };

/** A variable of values that the chosen Prometheus has. */
export function queryVariable(name: string, label: string, query: string): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource(datasource)
    .query({ qryType: 1, query, refId: `variable-${name}` })
    .definition(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc);
}

/** A filter by one identifying label; everything by default, engines without the label included. */
function filter(name: string, label: string, of: string, within: readonly string[]): QueryVariableBuilder {
  const matchers = within
    .map((variable) => `${variable === 'model' ? 'model_name' : variable}=~"$${variable}"`)
    .join(',');
  const selector = matchers ? `${presence}{${matchers}}` : presence;
  return queryVariable(name, label, `label_values(${selector}, ${of})`)
    .multi(true)
    .includeAll(true)
    .allValue(name === 'instance' ? '.+' : '.*')
    .current(all);
}

/** The job has no catch-all value: the list of jobs with vLLM series keeps other targets of the Prometheus out. */
function jobVariable(): QueryVariableBuilder {
  return queryVariable('job', 'Job', `label_values(${presence}{cluster=~"$cluster",namespace=~"$namespace"}, job)`)
    .multi(true)
    .includeAll(true)
    .current(all);
}

/** What the dashboards call the variable of an objective. */
export const objectiveNames: Readonly<Record<string, string>> = {
  ttft_objective: 'TTFT ≤ (s)',
  itl_objective: 'ITL ≤ (s)',
  e2e_objective: 'E2E ≤ (s)',
  queue_objective: 'Queue ≤ (s)',
  tpot_objective: 'TPOT ≤ (s)',
};

interface Promised {
  readonly signal: SignalId;
  readonly objective: Objective;
}

/** An objective can only be a bucket bound that the engines have: anything else would have to be guessed. */
export function objectiveVariable({ signal, objective }: Promised): QueryVariableBuilder {
  const { param, default: initial } = objective;
  const names = signalById(signal).names.map(({ name }) => `${name}_bucket`);
  const selector = `{__name__=~"${names.join('|')}",job=~"$job"}`;
  return queryVariable(param, objectiveNames[param], `label_values(${selector}, le)`)
    .regex('/^(?<value>[0-9.]+?)(?:\\.0)?$/')
    .sort(VariableSort.NumericalAsc)
    .current({ text: String(initial), value: String(initial) });
}

/** A filter by a label of the series of another program than the engine. */
function foreignFilter(name: string, label: string, source: SourceId, of: string, within = ''): QueryVariableBuilder {
  const metric = signalById(sources[source].presence).names[0].name;
  return queryVariable(name, label, `label_values(${metric}{cluster=~"$cluster"${within}}, ${of})`)
    .multi(true)
    .includeAll(true)
    .allValue('.*')
    .current(all);
}

const foreignVariables: Readonly<Record<SourceId, () => Array<Builder<VariableModel>>>> = {
  engine: () => [],
  gpu: () => [
    foreignFilter('gpu_instance', 'GPU host', 'gpu', 'instance'),
    foreignFilter('gpu', 'GPU', 'gpu', 'gpu', ',instance=~"$gpu_instance"'),
  ],
  host: () => [foreignFilter('host', 'Host', 'host', 'instance')],
  kubernetes: () => [],
  container: () => [],
  gateway: () => [foreignFilter('gateway', 'Gateway', 'gateway', 'job')],
  probe: () => [],
};

export interface VariableOptions {
  /** Latency families, by id, whose objective can be chosen; all of them unless given. */
  readonly objectives?: readonly string[];
  /** Programs beside the engine whose series can be filtered. */
  readonly sources?: readonly SourceId[];
  /** False where single engines cannot be told apart. */
  readonly engines?: boolean;
}

/** The one variable set of all dashboards, with what a dashboard needs beside it. */
export function variables({ objectives, sources: foreign = [], engines = true }: VariableOptions = {}): Array<
  Builder<VariableModel>
> {
  return [
    new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus').hide(VariableHide.DontHide),
    filter('cluster', 'Cluster', 'cluster', []),
    filter('namespace', 'Namespace', 'namespace', ['cluster']),
    jobVariable(),
    filter('model', 'Model', 'model_name', ['cluster', 'namespace', 'job']),
    ...(engines
      ? [
          filter('instance', 'Instance', 'instance', ['cluster', 'namespace', 'job', 'model']),
          filter('engine', 'Engine', 'engine', ['cluster', 'namespace', 'job', 'model', 'instance']),
        ]
      : []),
    ...foreign.flatMap((source) => foreignVariables[source]()),
    ...latencyFamilies.filter(({ id }) => objectives?.includes(id) ?? true).map(objectiveVariable),
  ];
}
