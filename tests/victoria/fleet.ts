import type { Labels } from '../../src/engine/exposition/types';
import type { RecordedScrape } from '../../src/engine/recording/types';
import { openMetricsOf } from '../../cli/io/openmetrics';
import { type Member, mixedMembers } from '../prometheus/fleet';
import { TestPrometheus } from '../support/prometheus';
import { TestVictoria } from '../support/victoria';
import { aged } from './aged';
import { alertsText } from './alerts';
import { recordedText } from './rules';

/** Milliseconds between scrapes, as most Prometheus servers have it. */
export const scrapeInterval = 15_000;

/** When an engine of the fleet was first and last scraped; milliseconds. */
export interface Lifetime {
  readonly target: Labels;
  readonly first: number;
  readonly last: number;
}

/** The same samples in both. */
export interface TwinStores {
  readonly prometheus: TestPrometheus;
  readonly victoria: TestVictoria;
  readonly lifetimes: readonly Lifetime[];
  /** From when to when all engines were there; milliseconds. */
  readonly common: { readonly first: number; readonly last: number };
  readonly stop: () => Promise<void>;
}

// A multiple of the scrape interval, as Grafana's steps are; nothing is scraped or recorded at one.
const begin = 1_700_000_040_000;
const recordedAt = 700;
// Longer than the longest window that counts restarts.
const idleBefore = 64;

/** Starts both with the fleet, slowed down to a scrape every 15 s, with what the recording rules make of it, and with alerts. */
export async function startTwins(): Promise<TwinStores> {
  const members = fleet().map(({ scrapes, target }, i) => {
    const first = begin + (i + 1) * 1_100 - (isRestarted(target) ? idleBefore * scrapeInterval : 0);
    return { target, scrapes: scrapes.map((scrape, n) => ({ ...scrape, t: (first + n * scrapeInterval) / 1000 })) };
  });
  const lifetimes = members.map(({ scrapes, target }) => ({
    target,
    first: scrapes[0].t * 1000,
    last: scrapes[scrapes.length - 1].t * 1000,
  }));
  const common = {
    first: Math.max(...lifetimes.map(({ first }) => first)),
    last: Math.min(...lifetimes.map(({ last }) => last)),
  };
  const scraped = members.map(({ scrapes, target }) => openMetricsOf(scrapes, target));
  const backfill = [...scraped, await recorded(scraped, common.last), alertsText(lifetimes, scrapeInterval)];
  const [prometheus, victoria] = await Promise.all([
    TestPrometheus.start({ backfill }),
    TestVictoria.start({ backfill }),
  ]);
  const stop = async () => {
    await Promise.all([prometheus.stop(), victoria.stop()]);
  };
  return { prometheus, victoria, lifetimes, common, stop };
}

/** Twice, for the rules that read what others have recorded. */
async function recorded(scraped: readonly string[], last: number): Promise<string> {
  let text = '# EOF\n';
  for (let round = 0; round < 2; round++) {
    const prometheus = await TestPrometheus.start({ backfill: [...scraped, text] });
    text = await recordedText(prometheus, begin + recordedAt, last);
    await prometheus.stop();
  }
  return text;
}

/** Every recording as an engine of one fleet, and a target that never answers. */
function fleet(): Member[] {
  const members = mixedMembers().map(({ scrapes, target }) => {
    // Back-filled samples have no staleness markers, so failed scrapes are left out: the outage test has real ones.
    const answered = aged(scrapes.filter(({ page }) => page !== undefined));
    return { target, scrapes: isRestarted(target) ? afterIdling(answered) : answered };
  });
  const silent = members[0].scrapes.map(({ t }): RecordedScrape => ({ t, status: 0, error: 'no answer' }));
  return [...members, { target: { job: 'vllm', instance: 'silent:8000', cluster: 'east' }, scrapes: silent }];
}

function isRestarted({ instance }: Labels): boolean {
  return instance.startsWith('restart');
}

/** VictoriaMetrics counts the restart of an engine that it hardly knows once too often; this one it knows. */
function afterIdling(scrapes: readonly RecordedScrape[]): RecordedScrape[] {
  return [...Array.from({ length: idleBefore }, () => scrapes[0]), ...scrapes];
}
