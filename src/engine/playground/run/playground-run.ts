import { ChatRun, type ChatTransport, type Clock } from '../../chat/run';
import { seeded } from '../seeded';
import type { PromptCase, RequestResult, RunSettings, RunTarget, Side } from '../types';
import { arrivals } from './arrivals';
import { type Block, type Job, planOf } from './plan';
import { requestOf } from './request-of';
import { resultOf } from './result-of';
import { type Lane, lanesOf } from './streams';

/** Requests of one target that fail one after the other before the run gives up: the engine is gone, or refuses all. */
const ENOUGH_FAILURES = 6;

/** A request on its way. */
export interface LiveStream {
  readonly job: Job;
  readonly run: ChatRun;
}

export interface PlaygroundOptions {
  readonly prompts: readonly PromptCase[];
  readonly targets: readonly RunTarget[];
  readonly settings: RunSettings;
  readonly transports: Readonly<Record<Side, ChatTransport>>;
  readonly clock: Clock;
  /** Told apart from every other run, in what fresh prompts begin with. */
  readonly id: string;
  /** Something came, began or ended. */
  readonly onChange?: () => void;
}

/** Asks engines the same prompts through a few streams, and keeps what each request took. It begins at once. */
export class PlaygroundRun {
  readonly results: RequestResult[] = [];
  readonly lanes: readonly Lane[];
  readonly total: number;
  /** On the clock, and milliseconds since the epoch. */
  readonly began: number;
  readonly beganAt: number;
  /** Never rejects. */
  readonly finished: Promise<void>;
  isOver = false;
  cancelled = false;
  /** The target whose requests failed so often that the run ended. */
  gaveUp: Side | undefined;
  private readonly live = new Map<number, LiveStream>();
  private readonly failures: Record<Side, number> = { A: 0, B: 0 };
  private readonly random: () => number;
  private count = 0;
  private wake = new Set<() => void>();

  constructor(private readonly options: PlaygroundOptions) {
    const { prompts, targets, settings, clock } = options;
    this.lanes = lanesOf(targets, settings);
    this.random = seeded(settings.seed);
    this.began = clock.now();
    this.beganAt = clock.wall();
    const plan = planOf(prompts, targets, settings);
    this.total = plan.reduce((sum, { jobs }) => sum + jobs.length, 0);
    this.finished = this.runAll(plan);
  }

  /** The request that a stream is busy with. */
  streaming(stream: number): LiveStream | undefined {
    return this.live.get(stream);
  }

  /** Ends one request: it counts nowhere, and the stream goes on with the next. */
  stop(stream: number): void {
    this.live.get(stream)?.run.stop();
  }

  /** Ends the run; what has ended is kept. */
  cancel(): void {
    if (!this.isOver) {
      this.cancelled = true;
      this.halt();
    }
  }

  private get halted(): boolean {
    return this.cancelled || this.gaveUp !== undefined;
  }

  private halt(): void {
    this.live.forEach(({ run }) => run.stop());
    this.wake.forEach((call) => call());
  }

  private async runAll(plan: readonly Block[]): Promise<void> {
    for (const block of plan) {
      await this.runBlock(block);
    }
    this.isOver = true;
    this.options.onChange?.();
  }

  private async runBlock(block: Block): Promise<void> {
    const waiting = this.scheduled(block);
    await Promise.all(
      this.lanes.map(async (lane) => {
        for (let next = take(waiting, lane); next && !this.halted; next = take(waiting, lane)) {
          await this.pauseUntil(next.due);
          if (!this.halted) {
            await this.send(next.job, lane, next.due);
          }
        }
      })
    );
  }

  /** The jobs of a block with the times at which they are due, in the order of these. */
  private scheduled({ jobs, measured }: Block): Scheduled[] {
    const { settings, targets, clock } = this.options;
    const now = clock.now();
    const { rate } = settings;
    if (rate === undefined || !measured) {
      return jobs.map((job) => ({ job }));
    }
    return targets
      .flatMap(({ side }) => {
        const own = jobs.filter((job) => job.side === side);
        const at = arrivals(own.length, rate, this.random);
        return own.map((job, i) => ({ job, due: now + at[i] }));
      })
      .sort((a, b) => a.due - b.due);
  }

  private async pauseUntil(due: number | undefined): Promise<void> {
    const { clock } = this.options;
    const left = due === undefined ? 0 : due - clock.now();
    if (left > 0) {
      await new Promise<void>((resolve) => {
        const done = () => {
          drop();
          this.wake.delete(done);
          resolve();
        };
        const drop = clock.after(left, done);
        this.wake.add(done);
      });
    }
  }

  private async send(job: Job, { stream }: Lane, due: number | undefined): Promise<void> {
    const { targets, settings, transports, clock, id, onChange } = this.options;
    const model = targets.find(({ side }) => side === job.side)?.model ?? '';
    const request = requestOf(job, model, settings, `${id}-${++this.count}`);
    const run = new ChatRun(transports[job.side], request, clock, { onChange });
    this.live.set(stream, { job, run });
    onChange?.();
    await run.finished;
    this.live.delete(stream);
    const result = resultOf(run, job, stream, this.began, due ?? run.sentAt);
    this.results.push(result);
    this.failures[job.side] = result.failure ? this.failures[job.side] + 1 : 0;
    if (this.failures[job.side] >= ENOUGH_FAILURES && !this.halted) {
      this.gaveUp = job.side;
      this.halt();
    }
    onChange?.();
  }
}

interface Scheduled {
  readonly job: Job;
  /** On the clock; absent: as soon as a stream is free. */
  readonly due?: number;
}

/** Takes the next job that a lane may do. */
function take(waiting: Scheduled[], { side }: Lane): Scheduled | undefined {
  const index = waiting.findIndex(({ job }) => side === undefined || job.side === side);
  return index < 0 ? undefined : waiting.splice(index, 1)[0];
}
