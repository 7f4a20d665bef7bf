import { monitorEventLoopDelay } from 'node:perf_hooks';
import { WorkloadError, type Workload } from '../../simulator/load/workload';
import { UsageError } from '../errors';
import { openLineWriter } from '../record/line-writer';
import { stopSignal } from '../stop-signal';
import { formatSummary, formatSummaryJson } from './format';
import { HttpClient } from './http-client';
import { LoadRun, type LoadOptions } from './load-run';
import { readWorkload, withFlags, type WorkloadFlags } from './overrides';
import { startLoadProgress } from './progress';
import { runLoad } from './run-load';
import { Summarizer, type Summary } from './summary';
import { checkOwned, findTarget, type Target } from './target';

const DEFAULT_FOR_MS = 60_000;
const TICK_MS = 250;
const DELAY_RESOLUTION_MS = 10;
/** Delay of this program itself, 99th percentile, from which on its own timings are in doubt. */
const TOO_LATE_MS = 20;

/** The options of `load`. */
export interface LoadCommandOptions extends WorkloadFlags {
  readonly url: URL;
  readonly iOwnThisServer: boolean;
  readonly model?: string;
  readonly header?: Record<string, string>;
  readonly workload: string;
  readonly for?: number;
  readonly requests?: number;
  readonly seed: number;
  readonly timeout: number;
  readonly maxInFlight: number;
  readonly out?: string;
  readonly force: boolean;
  readonly format: 'table' | 'json';
}

/** Runs a load and prints its summary. @returns whether no request failed. */
export async function runLoadCommand(options: LoadCommandOptions): Promise<boolean> {
  checkOwned(options.url, options.iOwnThisServer);
  const workload = withFlags(readWorkload(options.workload), options);
  const client = new HttpClient(options.url, headersOf(options));
  try {
    const target = await findTarget(client, options.model);
    if (workload.tooLong !== undefined && target.context === Infinity) {
      throw new UsageError('tooLong needs a server that says its max_model_len in /v1/models; this one does not');
    }
    const summary = await drive(target, workload, options);
    process.stdout.write(options.format === 'json' ? formatSummaryJson(summary) : formatSummary(summary));
    return summary.failed === 0;
  } finally {
    client.close();
  }
}

function headersOf({ header }: LoadCommandOptions): Record<string, string> {
  const key = process.env.VLLM_API_KEY;
  return { ...(key ? { authorization: `Bearer ${key}` } : {}), ...header };
}

async function drive(target: Target, workload: Workload, options: LoadCommandOptions): Promise<Summary> {
  const { seed, timeout: timeoutMs, maxInFlight, requests = Infinity } = options;
  const forMs = options.for ?? (options.requests === undefined ? DEFAULT_FOR_MS : Infinity);
  const summarizer = new Summarizer();
  const run = runOf({
    ...{ target, workload, seed, timeoutMs, maxInFlight, requests, forMs, signal: stopSignal() },
    onEnd(outcome) {
      summarizer.add(outcome);
      void writer?.write(JSON.stringify(outcome.record));
    },
  });
  const writer = options.out === undefined ? undefined : openLineWriter(options.out, options.force);
  const progress = startLoadProgress({ forMs, requests });
  const delay = monitorEventLoopDelay({ resolution: DELAY_RESOLUTION_MS });
  delay.enable();
  const ticks = setInterval(() => {
    const { inFlight, elapsed } = run;
    progress.update({ elapsedMs: elapsed * 1000, ended: summarizer.requests, failed: summarizer.failed, inFlight });
  }, TICK_MS);
  await runLoad(run).finally(() => {
    clearInterval(ticks);
    progress.stop();
    delay.disable();
  });
  await writer?.close();
  warnIfLate(delay.percentile(99) / 1e6 - DELAY_RESOLUTION_MS);
  return summarizer.summary(run.dropped);
}

function runOf(options: LoadOptions): LoadRun {
  try {
    return new LoadRun(options);
  } catch (error) {
    throw error instanceof WorkloadError ? new UsageError(error.message) : error;
  }
}

function warnIfLate(ms: number): void {
  if (ms > TOO_LATE_MS) {
    console.error(
      `this program itself was ${ms.toFixed(0)} ms late at times (99th percentile), and so are its timings: ` +
        'give it a processor of its own, or less load'
    );
  }
}
