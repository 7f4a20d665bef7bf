import { type DataQueryRequest, type DataSourceInstanceSettings, dateTime } from '@grafana/data';
import { setBackendSrv, setTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { backendSrv } from '../../preview/host/backend-srv';
import { DatasourceCore } from '../../src/datasource/core';
import { openFeedStore } from '../../src/datasource/live/open';
import type { VllmOptions } from '../../src/datasource/options';
import type { VllmQuery } from '../../src/datasource/query/model';
import { PageReader } from '../../src/engine/exposition/parse';
import { panelQuery } from './queries';
import type { WatchPage } from './watch-page';

const UID = 'bench';
const TICK = 1000;
const MINUTE = 60_000;

const shown: number[] = [];

setBackendSrv(backendSrv);
setTemplateSrv({ replace: (text = '') => text, getVariables: () => [] } as unknown as TemplateSrv);

/** Puts the pages of the last so many seconds into the browser's history, as if somebody had looked all the time. */
async function fill(seconds: number): Promise<void> {
  const store = await openFeedStore(UID, 'engine', seconds * TICK);
  const reader = new PageReader();
  const begin = Date.now() - seconds * TICK;
  for (let i = 0; i < seconds; i++) {
    const t = begin + i * TICK;
    await store.append([{ t, snapshot: reader.read(await (await fetch('/past')).text(), t) }]);
  }
  await store.close();
}

/** Opens a dashboard that nobody draws; `mark` is set when the first panel has the values of another scrape. */
function watch(mark: string, panels: number, minutes: number): void {
  const jsonData: VllmOptions = { scrapeInterval: '1s', history: '15m' };
  const settings = { uid: UID, name: 'vLLM', type: 'vllm', url: '', jsonData };
  const datasource = new DatasourceCore(settings as unknown as DataSourceInstanceSettings<VllmOptions>);
  for (let panel = 0; panel < panels; panel++) {
    datasource.query(request(panel, minutes)).subscribe(() => {
      const scraped = datasource.feeds.of('engine').current.snapshot?.t;
      if (scraped !== undefined && scraped !== shown.at(-1)) {
        shown.push(scraped);
        performance.mark(mark);
      }
    });
  }
}

function request(panel: number, minutes: number): DataQueryRequest<VllmQuery> {
  const now = Date.now();
  const [from, to] = [dateTime(now - minutes * MINUTE), dateTime(now)];
  const range = { from, to, raw: { from: `now-${minutes}m`, to: 'now' } };
  const rest = {
    requestId: `Q${panel}`,
    panelPluginId: 'timeseries',
    app: 'dashboard',
    scopedVars: {},
    startTime: now,
  };
  return { ...rest, interval: '1s', intervalMs: TICK, timezone: 'browser', range, targets: [panelQuery(panel)] };
}

(window as unknown as WatchPage).bench = { fill, watch, shown };
