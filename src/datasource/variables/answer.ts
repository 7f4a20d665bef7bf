import type { TimeRange } from '@grafana/data';
import type { DatasourceCore } from '../core';
import { linkedLabelValues } from '../linked/label-values';
import { parseVariableQuery, type VariableQuery } from './parse';
import { metricOf, sorted, variableValues } from './values';

type Source = Pick<DatasourceCore, 'link' | 'stateOnce'>;

/**
 * The values of a variable, of the linked Prometheus over the range and of the newest page: a dashboard may look at
 * either. Rejects for a text that is no query of a variable, and where neither can answer.
 */
export async function variableAnswer(text: string, range: TimeRange, source: Source): Promise<string[]> {
  const parsed = parseVariableQuery(text);
  if (!parsed.ok) {
    throw new Error(parsed.message);
  }
  const [linked, live] = await Promise.allSettled([
    linkedValues(parsed.query, range, source),
    liveValues(parsed.query, source),
  ]);
  if (live.status === 'rejected' && (linked.status === 'rejected' || linked.value.length === 0)) {
    throw live.reason;
  }
  const all = [linked, live].flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  return sorted(all);
}

async function liveValues(query: VariableQuery, source: Source): Promise<string[]> {
  const { snapshot, problem } = await source.stateOnce('engine');
  if (!snapshot) {
    throw new Error(problem?.text ?? 'There is no page of the engine yet.');
  }
  return variableValues(query, snapshot);
}

async function linkedValues(query: VariableQuery, range: TimeRange, { link }: Source): Promise<string[]> {
  const asked = metricOf(query);
  if (!link.linked || !asked) {
    return [];
  }
  const conditions = [...link.conditions(), ...asked.filters];
  return linkedLabelValues(link.uid, asked.metric, conditions, asked.label, range);
}
