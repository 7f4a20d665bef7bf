import { mock } from 'node:test';
import type { DataQueryResponse } from '@grafana/data';
import { SharedEvaluators } from '../../src/datasource/live/evaluators';
import type { FeedStore, FeedTabs } from '../../src/datasource/live/feed-deps';
import { Feeds } from '../../src/datasource/live/feeds';
import { liveResponse } from '../../src/datasource/live/response';
import { liveTarget } from '../../src/datasource/live/targets';
import { median } from '../rows';
import { panelQuery } from './queries';
import { RecordedHours } from './recorded-hours';

const START = 1_700_000_000_000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const RANGE = 15 * MINUTE;
const PANELS = 50;
/** A browser that keeps nothing, with one tab. */
const STORE: FeedStore = {
  load: async () => [],
  append: async () => {},
  flush: async () => {},
  erase: async () => true,
  close: async () => {},
};
const TABS: FeedTabs = {
  join: (onLead) => {
    onLead(true);
    return () => onLead(false);
  },
  listen: () => () => {},
  send() {},
  hello() {},
  erase() {},
};

/** Watches an engine at 1 s for so many hours of a simulated clock; prints the heap of the first and the last, in bytes. */
async function main(hours: number): Promise<void> {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: START });
  const shown = watch();
  const heaps: number[] = [];
  for (let minute = 1; minute <= hours * 60; minute++) {
    for (let second = 0; second < 60; second++) {
      mock.timers.tick(SECOND - 10);
      await settled();
      mock.timers.tick(10);
      await settled();
    }
    if (minute % 10 === 0) {
      heaps.push(heap());
    }
  }
  // The first quarter of an hour fills the history.
  process.stdout.write(JSON.stringify({ first: median(heaps.slice(2, 6)), last: median(heaps.slice(-4)), ...shown() }));
  process.exit();
}

/** A dashboard of 50 panels, each of which keeps its newest packet, as Grafana does; how many packets there were. */
function watch(): () => { packets: number; series: number } {
  const pages = new RecordedHours();
  const feeds = new Feeds({
    targetOf: () => ({ job: 'vllm', instance: 'localhost:8000' }),
    fetch: async () => ({ t: Date.now(), ms: 5, page: pages.at(Date.now() - START) }),
    wanted: () => SECOND,
    span: () => RANGE,
    store: async () => STORE,
    tabs: () => TABS,
  });
  const evaluators = new SharedEvaluators();
  const newest = new Map<number, DataQueryResponse>();
  let packets = 0;
  for (let panel = 0; panel < PANELS; panel++) {
    const run = liveTarget(panelQuery(panel), {
      step: SECOND,
      leastWindow: 15_000,
      range: RANGE,
      bounds: true,
      evaluators,
      typedLimits: { by: 'nobody' },
      models: () => [],
    });
    const range = { from: START - RANGE, to: START, moving: true };
    liveResponse([run], range, { states: (page) => feeds.states(page), queue: feeds.queue }).subscribe((packet) => {
      packets++;
      newest.set(panel, packet);
    });
  }
  return () => ({ packets, series: [...newest.values()].reduce((sum, { data }) => sum + data.length, 0) });
}

/** Lets everything that waits for a promise go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function heap(): number {
  if (!globalThis.gc) {
    throw new Error('run with --expose-gc');
  }
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

void main(Number(process.argv[2]));
