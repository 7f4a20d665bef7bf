import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  QueryVariableBuilder,
  type VariableModel,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { signalById } from '../../../src/engine/signals/catalogue';
import { sources } from '../../../src/engine/signals/sources';
import { asking, datasource, panelContext } from '../context';
import { variables } from '../variables';

/** The filters of every dashboard, and the pods. */
export function kubernetesVariables(): Array<Builder<VariableModel>> {
  const [{ name }] = signalById(sources.kubernetes.presence).names;
  const query = `label_values(${name}{cluster=~"$cluster",namespace=~"$namespace"}, pod)`;
  return [
    ...variables({ objectives: [] }),
    new QueryVariableBuilder('pod')
      .label('Pod')
      .datasource(datasource)
      .query({ qryType: 1, query, refId: 'variable-pod' })
      .definition(query)
      .refresh(VariableRefresh.OnTimeRangeChanged)
      .sort(VariableSort.AlphabeticalAsc)
      .multi(true)
      .includeAll(true)
      .allValue('.*')
      .current({ text: 'All', value: '$__all' }),
  ];
}

/** Builds with panels that are about the chosen pods only. */
export function ofChosenPods<T>(build: () => T): T {
  const scopes = panelContext.scopes ?? {};
  const pod = { label: 'pod', op: '=~', value: '$pod' } as const;
  return asking(
    {
      scopes: {
        ...scopes,
        kubernetes: [...(scopes.kubernetes ?? []), pod],
        container: [...(scopes.container ?? []), pod],
      },
    },
    build
  );
}

/** Builds with panels that are about the whole cluster: nodes have no namespace, and GPUs are everybody's. */
export function ofCluster<T>(build: () => T): T {
  return asking({ scopes: { ...panelContext.scopes, kubernetes: [] } }, build);
}
