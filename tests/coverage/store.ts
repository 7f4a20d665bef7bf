import { openMetricsOf } from '../../cli/io/openmetrics';
import { TestPrometheus } from '../support/prometheus';
import { recordedText } from '../victoria/rules';
import type { Situation } from './situations';

/** A Prometheus that has scraped a situation, from when to when; milliseconds. */
export interface Store {
  readonly prometheus: TestPrometheus;
  readonly first: number;
  readonly last: number;
}

/** Milliseconds between the points of a graph, and between what rules record. */
export const step = 5_000;

/** Starts a Prometheus with what it would have scraped and recorded. */
export async function startStore({ members, recorded = false }: Situation): Promise<Store> {
  const scraped = members();
  const times = scraped.flatMap(({ scrapes }) => scrapes.map(({ t }) => t * 1000));
  const [first, last] = [Math.ceil(Math.min(...times)), Math.floor(Math.max(...times))];
  const backfill = scraped.map(({ scrapes, target }) => openMetricsOf(scrapes, target));
  const prometheus = await TestPrometheus.start({ backfill });
  if (!recorded) {
    return { prometheus, first, last };
  }
  const records = await recordedText(prometheus, first, last, step);
  await prometheus.stop();
  return { prometheus: await TestPrometheus.start({ backfill: [...backfill, records] }), first, last };
}
