import { History, HistoryBudget } from '../src/engine/exposition/history';
import { PageReader } from '../src/engine/exposition/parse';
import type { Source } from '../src/engine/exposition/types';
import { measures } from '../src/engine/measures/catalogue/catalogue';
import type { EvaluateOptions } from '../src/engine/measures/live/evaluate';
import { LiveSession } from '../src/engine/measures/live/session';
import { fleetPage } from './fleet-page';
import { recordedPages } from './recorded-pages';
import { atMost, median } from './rows';
import type { BenchRow } from './types';

const PANELS = 50;
const ENGINES = 64;
const TICK = 1000;
const WINDOWS = [15_000, 30_000, 60_000];
const GROUPINGS = [[], ['engine'], ['model_name'], ['model_name', 'engine']];
const HISTORY = 60;
const WARM_UP_TICKS = 20;
const TICKS = 60;
const INSTANTS = 900;
const BACKFILLED = ['request_rate', 'ttft_p95', 'running', 'kv_usage', 'restarts'];

/** One page a second arrives and every panel of a dashboard evaluates its measure; and the panels' first look back. */
export async function benchLiveEvaluation(): Promise<BenchRow[]> {
  const pages = recordedPages().map((page) => JSON.parse(page) as string);
  const page = (tick: number) => pages[tick % pages.length];
  const fleet = (tick: number) => fleetPage(Array.from({ length: ENGINES }, (_, engine) => page(tick + engine)));
  return [
    atMost(`a tick of ${PANELS} panels, one engine`, median(tickTimes(page)), 8, 'ms'),
    atMost(
      `a tick of ${PANELS} panels, ${ENGINES} engines on one page, reading it`,
      median(tickTimes(fleet)),
      60,
      'ms'
    ),
    atMost(`15 min of one measure at 1 s, one engine`, median(backfillTimes(page)), 100, 'ms'),
  ];
}

/** A live page as the panels see it. */
class Feed {
  private readonly reader = new PageReader();
  private readonly history = new History(new HistoryBudget(1e9));

  push(page: string, t: number): void {
    this.history.push({ t, snapshot: this.reader.read(page, t) });
  }

  get sources(): Source[] {
    return [{ target: { job: 'vllm', instance: 'localhost:8000' }, scrapes: this.history.scrapes }];
  }
}

/** Milliseconds from a page's text to the values of all panels, tick by tick. */
function tickTimes(pageAt: (tick: number) => string): number[] {
  const feed = new Feed();
  const session = new LiveSession();
  const times: number[] = [];
  for (let tick = 0; tick < HISTORY + WARM_UP_TICKS + TICKS; tick++) {
    const page = pageAt(tick);
    const start = performance.now();
    feed.push(page, tick * TICK);
    if (tick >= HISTORY) {
      measures
        .slice(0, PANELS)
        .forEach((measure, panel) => session.evaluator(feed.sources, optionsOf(panel, tick)).measure(measure));
    }
    times.push(performance.now() - start);
  }
  return times.slice(HISTORY + WARM_UP_TICKS);
}

function optionsOf(panel: number, tick: number): EvaluateOptions {
  return { at: tick * TICK, window: WINDOWS[panel % WINDOWS.length], by: GROUPINGS[panel % GROUPINGS.length] };
}

/** Milliseconds for all instants of a quarter of an hour, measure by measure, each with nothing known before. */
function backfillTimes(pageAt: (tick: number) => string): number[] {
  const feed = new Feed();
  for (let tick = 0; tick < INSTANTS; tick++) {
    feed.push(pageAt(tick), tick * TICK);
  }
  return measures
    .filter(({ id }) => BACKFILLED.includes(id))
    .map((measure) => {
      const session = new LiveSession();
      const start = performance.now();
      for (let tick = 0; tick < INSTANTS; tick++) {
        session.evaluator(feed.sources, { at: tick * TICK, window: 60_000 }).measure(measure);
      }
      return performance.now() - start;
    });
}
