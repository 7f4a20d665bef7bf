import {
  CustomVariableSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  LoadingState,
  type TimeRange,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { getTemplateSrv } from '@grafana/runtime';
import { from, map, type Observable } from 'rxjs';
import type { VllmDatasource } from '../datasource';
import { lazily } from '../editor/lazy';
import { linkedLabelValues } from '../linked/label-values';
import { parseVariableQuery, type VariableQuery } from './parse';
import { metricOf, sorted, variableValues } from './values';

/** A variable's query; dashboards may also store the bare text. */
export interface StoredVariableQuery extends DataQuery {
  readonly query: string;
}

/** `models()`, `engines()` and `label_values(family, label)` for a dashboard's variables. */
export class VllmVariables extends CustomVariableSupport<VllmDatasource, StoredVariableQuery> {
  override editor: CustomVariableSupport<VllmDatasource, StoredVariableQuery>['editor'] = lazily(() =>
    import('../editor/load').then(({ loadVariableEditor }) => loadVariableEditor())
  );

  constructor(private readonly datasource: VllmDatasource) {
    super();
  }

  override query({ targets, scopedVars, range }: DataQueryRequest<StoredVariableQuery>): Observable<DataQueryResponse> {
    const text = getTemplateSrv().replace(textOf(targets[0]), scopedVars, 'regex');
    return from(this.values(text, range)).pipe(
      map((values) => ({
        state: LoadingState.Done,
        data: values.map((value) => ({ text: value, value })),
      }))
    );
  }

  /** Of the linked Prometheus over the range, and of the newest page: a dashboard may look at either. */
  private async values(text: string, range: TimeRange): Promise<string[]> {
    const parsed = parseVariableQuery(text);
    if (!parsed.ok) {
      throw new Error(parsed.message);
    }
    const [linked, live] = await Promise.allSettled([this.linked(parsed.query, range), this.live(parsed.query)]);
    if (live.status === 'rejected' && (linked.status === 'rejected' || linked.value.length === 0)) {
      throw live.reason;
    }
    const all = [linked, live].flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    return sorted(all);
  }

  private async live(query: VariableQuery): Promise<string[]> {
    const { snapshot, problem } = await this.datasource.stateOnce('engine');
    if (!snapshot) {
      throw new Error(problem?.text ?? 'There is no page of the engine yet.');
    }
    return variableValues(query, snapshot);
  }

  private async linked(query: VariableQuery, range: TimeRange): Promise<string[]> {
    const { link } = this.datasource;
    const asked = metricOf(query);
    if (!link.linked || !asked) {
      return [];
    }
    const conditions = [...link.conditions(), ...asked.filters];
    return linkedLabelValues(link.uid, asked.metric, conditions, asked.label, range);
  }
}

function textOf(target: StoredVariableQuery | string | undefined): string {
  return typeof target === 'string' ? target : (target?.query ?? '');
}
