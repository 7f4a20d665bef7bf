import { type DataQueryRequest, type DataQueryResponse, LoadingState } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { firstValueFrom, from as fromPromise, type Observable } from 'rxjs';
import { measureById } from '../../engine/measures/catalogue/catalogue';
import type { DatasourceCore } from '../core';
import type { MeasureSeries } from '../frames/series';
import { type MeasureRequest, MeasureRun } from '../live/measure-run';
import { measureRange } from '../prometheus/measure-range';
import { interpolatedFilter } from '../query/filters';
import { wayOf } from '../query/way';
import { EVENT_KINDS, type AnnotationQuery } from './model';
import { annotationFrame, regionsOf } from './regions';
import { type EventRule, eventRules } from './rules';

const BY = ['instance'];
const MOST_POINTS = 500;

/** The events of a range, once. */
export function annotationResponse(
  query: AnnotationQuery,
  request: DataQueryRequest,
  datasource: DatasourceCore
): Observable<DataQueryResponse> {
  return fromPromise(answer(query, request, datasource));
}

async function answer(
  query: AnnotationQuery,
  { range, scopedVars }: DataQueryRequest,
  datasource: DatasourceCore
): Promise<DataQueryResponse> {
  const [from, to] = [range.from.valueOf(), range.to.valueOf()];
  const replace = getTemplateSrv().replace.bind(getTemplateSrv());
  const filters = (query.filters ?? []).map((filter) => interpolatedFilter(filter, replace, scopedVars));
  const step = Math.max(datasource.scrapeInterval(), (to - from) / MOST_POINTS);
  const way = wayOf(
    { refId: query.refId, queryType: 'measure', measure: '', source: query.source },
    range,
    datasource.ways()
  );
  const rules = (query.events ?? EVENT_KINDS).map((kind) => eventRules[kind]).filter(Boolean);
  const asked = { filters, step, from, to };
  const regions = await Promise.all(
    rules.map(async (rule) =>
      regionsOf(
        rule,
        await (way === 'live' ? liveSeries(rule, asked, datasource) : linkedSeries(rule, asked, datasource))
      )
    )
  );
  return { key: query.refId, state: LoadingState.Done, data: [annotationFrame(regions.flat(), query.refId)] };
}

interface Asked {
  readonly filters: NonNullable<AnnotationQuery['filters']>;
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

function requestOf({ window }: EventRule, id: string, { filters, step }: Asked): MeasureRequest {
  return { measure: measureById(id), by: BY, filters, objectives: {}, window, step };
}

async function liveSeries(rule: EventRule, asked: Asked, datasource: DatasourceCore) {
  const state = await datasource.stateOnce('engine');
  return rule.measures.map((id): MeasureSeries[] => {
    const run = new MeasureRun(requestOf(rule, id, asked), datasource.evaluators);
    run.advance(state, asked.from, asked.to, Infinity);
    return run.series();
  });
}

async function linkedSeries(rule: EventRule, asked: Asked, { link }: DatasourceCore) {
  return Promise.all(rule.measures.map((id) => firstValueFrom(measureRange(link, requestOf(rule, id, asked), asked))));
}
