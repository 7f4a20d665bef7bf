import { CustomVariableSupport, type DataQueryRequest, type DataQueryResponse, LoadingState } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { getTemplateSrv } from '@grafana/runtime';
import { from, map, type Observable } from 'rxjs';
import type { VllmDatasource } from '../datasource';
import { lazily } from '../editor/lazy';

/** A variable's query; dashboards may also store the bare text. */
export interface StoredVariableQuery extends DataQuery {
  readonly query: string;
}

/** `models()`, `engines()` and `label_values(family, label)` for a dashboard's variables. */
export class VllmVariables extends CustomVariableSupport<VllmDatasource, StoredVariableQuery> {
  override editor: CustomVariableSupport<VllmDatasource, StoredVariableQuery>['editor'] = lazily(() =>
    import('../editor/load').then(({ loadVariableEditor }) => loadVariableEditor())
  );

  constructor(private readonly datasource: Pick<VllmDatasource, 'variableValues'>) {
    super();
  }

  override query({ targets, scopedVars, range }: DataQueryRequest<StoredVariableQuery>): Observable<DataQueryResponse> {
    const text = getTemplateSrv().replace(textOf(targets[0]), scopedVars, 'regex');
    return from(this.datasource.variableValues(text, range)).pipe(
      map((values) => ({
        state: LoadingState.Done,
        data: values.map((value) => ({ text: value, value })),
      }))
    );
  }
}

function textOf(target: StoredVariableQuery | string | undefined): string {
  return typeof target === 'string' ? target : (target?.query ?? '');
}
