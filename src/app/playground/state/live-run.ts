import type { DataSourceApi } from '@grafana/data';
import { browserClock } from '../../../chat/clock';
import type { Live } from '../../../chat/state/use-frames';
import type { ChatSource } from '../../../engine/chat/source';
import { PlaygroundRun } from '../../../engine/playground/run/playground-run';
import type { EngineSeries, PromptCase, RunRecord, RunSettings, RunTarget } from '../../../engine/playground/types';
import { EngineWatch } from './engine-watch';

export interface ReadyTarget extends RunTarget {
  readonly source: ChatSource & DataSourceApi;
}

/** What a run is made of; all is settled. */
export interface RunPlan {
  readonly id: string;
  readonly prompts: readonly PromptCase[];
  readonly promptNames: readonly string[];
  readonly targets: readonly ReadyTarget[];
  readonly settings: RunSettings;
}

/** The engines' last points come a scrape after the last reply; longer than this nobody waits for them. */
const LAST_SCRAPE_MS = 4000;

/** A run in this browser, with what the engines show of themselves meanwhile. */
export class LiveRun implements Live {
  readonly run: PlaygroundRun;
  /** The whole of it; never rejects. */
  readonly record: Promise<RunRecord>;
  private readonly watches: readonly EngineWatch[];
  private readonly listeners = new Set<() => void>();

  /** Begins at once. */
  constructor(readonly plan: RunPlan) {
    const { id, prompts, targets, settings } = plan;
    const [a, b = a] = targets;
    const tell = () => this.listeners.forEach((call) => call());
    this.run = new PlaygroundRun({
      id,
      prompts,
      targets,
      settings,
      transports: { A: (body) => a.source.chat(body), B: (body) => b.source.chat(body) },
      clock: browserClock,
      onChange: tell,
    });
    this.watches = targets.map(({ side, source }) => new EngineWatch(source, side, this.run.beganAt, tell));
    this.record = this.whole();
  }

  get series(): EngineSeries[] {
    return this.watches.flatMap(({ series }) => series);
  }

  /** Milliseconds since it began. */
  get elapsed(): number {
    return browserClock.now() - this.run.began;
  }

  listen(tell: () => void): () => void {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  }

  private async whole(): Promise<RunRecord> {
    const { run, plan } = this;
    await run.finished;
    const ended = run.beganAt + this.elapsed;
    await this.lastScrapes(ended);
    this.watches.forEach((watch) => watch.end());
    return {
      id: plan.id,
      began: run.beganAt,
      ended,
      cancelled: run.cancelled || run.gaveUp !== undefined,
      targets: plan.targets.map(({ side, datasource, name, model }) => ({ side, datasource, name, model })),
      settings: plan.settings,
      prompts: plan.promptNames,
      results: run.results,
      series: this.series,
    };
  }

  private lastScrapes(ended: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        drop();
        drain();
        resolve();
      };
      const look = () => this.watches.every(({ newest }) => newest >= ended - this.run.beganAt) && done();
      const drop = this.listen(look);
      const drain = browserClock.after(LAST_SCRAPE_MS, done);
    });
  }
}
