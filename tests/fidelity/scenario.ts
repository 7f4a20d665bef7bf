import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../../src/engine/exposition/types';
import { configOf } from '../../simulator/fit/fit';
import { intervalsOf, type Interval } from '../../simulator/fit/intervals';
import { DEFAULT_SETTINGS, type EngineSettings, type StepTime } from '../../simulator/server/settings';
import { clientRequests, recordedScrapes, recordingsFolder, sourceOf, type ClientRequest } from '../support/recordings';

/** One request of a recorded phase, as far as it can be issued again. */
export interface RecordedRequest {
  /** Seconds after the phase began. */
  readonly start: number;
  readonly promptTokens: number;
  readonly replyTokens: number;
  readonly aborted: boolean;
  readonly ttft?: number;
}

/** A phase of a recording: how it was loaded, and what was seen. */
export interface Phase {
  readonly name: string;
  /** Clients of a closed loop; undefined where requests came at times of their own. */
  readonly concurrency?: number;
  /** Seconds in which clients began new requests. */
  readonly seconds: number;
  /** Seconds until the next phase began. */
  readonly length: number;
  readonly requests: readonly RecordedRequest[];
  /** What a client took beyond the engine's own time, for each request: seconds. */
  readonly clientSeconds: number;
  /** Leading tokens that all prompts share. */
  readonly sharedTokens: number;
  readonly intervals: readonly Interval[];
}

/** A recording, ready to be played again on the simulator. */
export interface Scenario {
  readonly name: string;
  readonly source: Source;
  readonly phases: readonly Phase[];
  settings(stepTime: StepTime): EngineSettings;
}

interface ScenarioFile {
  readonly engine: string;
  readonly flags: readonly string[];
  readonly phases: ReadonlyArray<{
    readonly t: number;
    readonly phase: string;
    readonly spec?: { readonly seconds: number; readonly concurrency?: number; readonly rps?: number };
  }>;
}

/** Reads a recording with its load. */
export function readScenario(name: string): Scenario {
  const file = JSON.parse(readFileSync(join(recordingsFolder, name, 'scenario.json'), 'utf8')) as ScenarioFile;
  const source = sourceOf(recordedScrapes(name), { job: 'vllm', instance: name });
  const intervals = intervalsOf(source);
  const requests = clientRequests(name);
  const phases = file.phases.flatMap(({ t, phase, spec }, index): Phase[] => {
    const end = file.phases[index + 1]?.t ?? Infinity;
    const own = requests.filter((request) => request.phase === phase);
    if (spec === undefined || own.length === 0) {
      return [];
    }
    const within = intervals.filter(({ from, to }) => from >= t * 1000 && to <= end * 1000);
    const { concurrency, seconds } = spec;
    const shape = { name: phase, concurrency, seconds, length: end - t, intervals: within };
    return [
      {
        ...shape,
        clientSeconds: clientSeconds(within, own),
        sharedTokens: sharedTokens(within, own),
        requests: issued(own, t, within),
      },
    ];
  });
  return { name, source, phases, settings: (stepTime) => settingsOf(file, source, stepTime) };
}

/** The generator's own time is part of the load: mean end-to-end time at the client, less the engine's own. */
function clientSeconds(intervals: readonly Interval[], requests: readonly ClientRequest[]): number {
  const finished = intervals.reduce((sum, interval) => sum + interval.finished, 0);
  const engine = intervals.reduce((sum, { endToEndSeconds }) => sum + endToEndSeconds, 0) / finished;
  const seen = requests.flatMap(({ e2e, aborted }) => (typeof e2e === 'number' && aborted !== true ? [e2e] : []));
  return Math.max(0, seen.reduce((sum, e2e) => sum + e2e, 0) / seen.length - engine) || 0;
}

/** The load generator did not note what prompts share: the engine's own hits per request say it. */
function sharedTokens(intervals: readonly Interval[], requests: readonly ClientRequest[]): number {
  const hits = intervals.reduce((sum, { cachedTokens }) => sum + cachedTokens, 0);
  const share = hits / intervals.reduce((sum, { promptTokens }) => sum + promptTokens, 0);
  const shortest = Math.min(...requests.map(({ usage }) => usage?.prompt_tokens ?? Infinity));
  return share > 0.3 ? Math.floor(shortest * 0.97) : 0;
}

function issued(requests: readonly ClientRequest[], t: number, intervals: readonly Interval[]): RecordedRequest[] {
  const sum = (of: (interval: Interval) => number) => intervals.reduce((total, interval) => total + of(interval), 0);
  const meanPrompt = Math.round(sum(({ promptTokens }) => promptTokens) / sum(({ firstTokens }) => firstTokens));
  return requests
    .map((request) => ({
      start: request.start - t,
      promptTokens: request.usage?.prompt_tokens ?? meanPrompt,
      replyTokens: request.usage?.completion_tokens ?? Math.max(1, request.tokens ?? 1),
      aborted: request.aborted === true,
      ttft: request.ttft ?? undefined,
    }))
    .sort((a, b) => a.start - b.start);
}

function settingsOf({ engine, flags }: ScenarioFile, source: Source, stepTime: StepTime): EngineSettings {
  const flag = (name: string) => {
    const index = flags.indexOf(`--${name}`);
    return index < 0 ? undefined : Number(flags[index + 1]);
  };
  const config = configOf(source) ?? {};
  const dataParallelSize = flag('data-parallel-size') ?? 1;
  return {
    ...DEFAULT_SETTINGS,
    model: 'tiny-qwen',
    version: /(\d+\.\d+\.\d+)/.exec(engine)?.[1] ?? '',
    maxModelLen: flag('max-model-len') ?? 2048,
    maxNumSeqs: flag('max-num-seqs') ?? 256,
    maxNumBatchedTokens: 2048,
    blockSize: Number(config.block_size),
    numGpuBlocks: flag('num-gpu-blocks-override') ?? Number(config.num_gpu_blocks) / dataParallelSize,
    dataParallelSize,
    apiServerCount: flag('api-server-count') ?? dataParallelSize,
    stepTime,
  };
}
