import {
  CoreApp,
  DataTopic,
  dateMath,
  LoadingState,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import type { setRunRequest } from '@grafana/runtime';
import { catchError, from, isObservable, map, merge, of, share, takeUntil, timer, type Observable } from 'rxjs';

type RunRequest = Parameters<typeof setRunRequest>[0];

// A quick answer needs no word that it is being waited for.
const PATIENCE = 200;

/** Runs a query and says how it stands, as panels expect it; goes on as long as the datasource streams. */
export const runRequest: RunRequest = (datasource, request, queryFunction): Observable<PanelData> => {
  const nothing: PanelData = { request, timeRange: request.range, series: [], state: LoadingState.Loading };
  const targets = request.targets.map((target) =>
    isEmpty(target) ? { ...datasource.getDefaultQuery?.(CoreApp.PanelEditor), ...target } : target
  );
  request.targets = queryFunction ? targets : targets.filter((target) => datasource.filterQuery?.(target) ?? true);
  if (request.targets.length === 0) {
    return of({ ...nothing, state: LoadingState.Done });
  }
  const answer = queryFunction ? queryFunction(request) : datasource.query(request);
  const answers: Observable<DataQueryResponse> = isObservable(answer) ? answer : from(answer);
  const packets = new Map<string, DataQueryResponse>();
  let latest = nothing;
  const data = answers.pipe(
    map((packet) => {
      packets.set(packet.key ?? packet.data[0]?.refId ?? 'A', packet);
      latest = merged([...packets.values()], packet.state ?? LoadingState.Done, request);
      return latest;
    }),
    catchError((error) =>
      of({ ...latest, state: LoadingState.Error, errors: [{ message: String(error?.message ?? error) }] })
    ),
    share()
  );
  return merge(
    timer(PATIENCE).pipe(
      map(() => nothing),
      takeUntil(data)
    ),
    data
  );
};

/** All packets as one: an error of any of them counts, and the range moves on while data streams. */
function merged(packets: DataQueryResponse[], newest: LoadingState, request: DataQueryRequest): PanelData {
  const errors = packets.flatMap((packet): DataQueryError[] => packet.errors ?? (packet.error ? [packet.error] : []));
  const state = errors.length > 0 ? LoadingState.Error : newest;
  // As they came: the answers of variables are no frames, and scenes makes frames of what panels get.
  const frames = packets.flatMap(({ data }) => data);
  return {
    request,
    state,
    errors: errors.length > 0 ? errors : undefined,
    series: frames.filter(({ meta }) => meta?.dataTopic !== DataTopic.Annotations),
    annotations: frames.filter(({ meta }) => meta?.dataTopic === DataTopic.Annotations),
    timeRange: rangeNow(request.range, state),
  };
}

function rangeNow(range: TimeRange, state: LoadingState): TimeRange {
  const { from, to } = range.raw;
  return state === LoadingState.Streaming && typeof from === 'string'
    ? { ...range, from: dateMath.toDateTime(from, {})!, to: dateMath.toDateTime(to, { roundUp: true })! }
    : range;
}

function isEmpty(target: object): boolean {
  return Object.keys(target).every((key) => ['refId', 'datasource', 'key', 'hide'].includes(key));
}
