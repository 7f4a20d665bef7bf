import { join } from 'node:path';
import { pageScript } from '../page-script';
import { atMost, median } from '../rows';
import type { BenchRow } from '../types';
import { WatchingBrowser } from './browser';
import { EngineServer } from './engine-server';

const PANELS = 50;
const SECONDS = 30;
const HALF_TICK = 500;

interface Scenario {
  readonly engines: number;
  /** The range of the dashboards, and the seconds of it that are in the browser already. */
  readonly minutes: number;
  readonly past: number;
  readonly tabs: number;
}

/** Live dashboards at 1 s in a real browser: scrapes as the engine counts them, and the work of each main thread. */
export async function benchLivePanels(): Promise<BenchRow[]> {
  // The datasource as it is, and no editor of it.
  const script = await pageScript(join(__dirname, 'watch.ts'), ['*/editor/load']);
  const short = await watch({ engines: 1, minutes: 5, past: 320, tabs: 1 }, script);
  const long = await watch({ engines: 1, minutes: 15, past: 900, tabs: 2 }, script);
  const fleet = await watch({ engines: 64, minutes: 5, past: 300, tabs: 1 }, script);
  const busier = Math.max(...long.work);
  return [
    scrapesRow(long),
    atMost(`a tick in Chromium: ${PANELS} panels of 5 min`, short.work[0], 8, 'ms'),
    atMost(`a tick in Chromium: ${PANELS} panels of 15 min, the busier of two tabs`, busier, 8, 'ms'),
    atMost(`a tick in Chromium: ${PANELS} panels of 5 min, 64 engines on one page`, fleet.work[0], 60, 'ms'),
  ];
}

interface Watched {
  readonly scrapes: number;
  /** For each tab: the scrapes that it has shown, and its main thread's milliseconds a tick, the middle one. */
  readonly ticks: number[];
  readonly work: number[];
}

async function watch({ engines, minutes, past, tabs }: Scenario, script: string): Promise<Watched> {
  const server = new EngineServer(engines, script);
  const browser = await WatchingBrowser.start(server, await server.start(), past);
  try {
    for (let tab = 0; tab < tabs; tab++) {
      await browser.watch(PANELS, minutes);
    }
    const settled = await browser.settle();
    const begin = server.scrapes[server.scrapes.length - 1];
    const work = await browser.work(SECONDS);
    const counted = { from: begin + HALF_TICK, to: server.scrapes[server.scrapes.length - 1] - HALF_TICK };
    const count = (times: readonly number[]) => times.filter((t) => t > counted.from && t < counted.to).length;
    const watched = {
      scrapes: count(server.scrapes),
      ticks: (await browser.shown()).map(count),
      work: work.map(median),
    };
    process.stderr.write(
      `${engines} engines, ${minutes} min in ${tabs} tabs: ${watched.scrapes} scrapes of ${Math.round(server.size / 1000)} KB ` +
        `in ${((counted.to - counted.from) / 1000).toFixed(1)} s; ` +
        `ms a tick ${work.map(spread).join(', ')}; one a second from ${(settled / 1000).toFixed(1)} s after opening on\n`
    );
    return watched;
  } finally {
    await browser.close();
    server.stop();
  }
}

/** The middle, with the tenth and the ninetieth part. */
function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1);
  return `${at(0.5)} (${at(0.1)}–${at(0.9)})`;
}

function scrapesRow({ scrapes, ticks }: Watched): BenchRow {
  const shown = Math.min(...ticks);
  const ok = ticks.every((count) => count === scrapes);
  return {
    name: `${ticks.length * PANELS} panels in ${ticks.length} tabs: scrapes of the engine, and shown by each tab`,
    ours: scrapes,
    theirs: shown,
    ratio: scrapes / shown,
    goal: 'one a tick',
    ok,
    unit: 'scrapes',
  };
}
