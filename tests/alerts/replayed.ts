import { Player } from '../../cli/replay/player';
import type { RecordedScrape } from '../../src/engine/recording/types';
import { StoredSeries } from './series';

const STEP = 15;

/** What a Prometheus would have stored of a recorded engine that is played again and again. */
export function replayed(scrapes: readonly RecordedScrape[], seconds: number): StoredSeries {
  const player = new Player(scrapes, { startedAtMs: 0 });
  const series = new StoredSeries(STEP);
  for (let second = 0; second <= seconds; second += STEP) {
    const answer = player.answerAt(second * 1000);
    const page = answer.kind === 'page' ? answer.text : undefined;
    series.scrape([{ labels: { job: 'vllm', instance: 'recorded:8000' }, page }]);
  }
  return series;
}
