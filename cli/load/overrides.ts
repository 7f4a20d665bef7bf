import { readFileSync } from 'node:fs';
import { PRESET_NAMES, workloadPreset, type PresetName } from '../../simulator/load/presets';
import { parseWorkload, WorkloadError, type Workload, type WorkloadInput } from '../../simulator/load/workload';
import { UsageError, messageOf } from '../errors';

/** Flags that change a workload. */
export interface WorkloadFlags {
  readonly rate?: number;
  readonly sessions?: number;
  readonly turns?: unknown;
  /** Seconds. */
  readonly think?: number;
  readonly promptTokens?: unknown;
  readonly replyTokens?: unknown;
  readonly ignoreEos: boolean;
  readonly abortShare?: number;
  readonly sharedPrefix?: WorkloadInput['sharedPrefix'];
}

/** Tokens after which clients that `--abort-share` adds close the stream. */
const ABORT_AFTER = { kind: 'uniform', min: 1, max: 50 } as const;

/** A workload by the name of a preset, or from a JSON file. @throws UsageError where it is neither, or wrong. */
export function readWorkload(nameOrFile: string): Workload {
  if ((PRESET_NAMES as readonly string[]).includes(nameOrFile)) {
    return workloadPreset(nameOrFile as PresetName);
  }
  let input: unknown;
  try {
    input = JSON.parse(readFileSync(nameOrFile, 'utf8'));
  } catch (error) {
    const names = PRESET_NAMES.join(', ');
    throw new UsageError(`--workload ${nameOrFile} is neither one of ${names} nor a JSON file: ${messageOf(error)}`);
  }
  return checked(input);
}

/** The workload as the flags change it. @throws UsageError that names what is wrong. */
export function withFlags(workload: Workload, flags: WorkloadFlags): Workload {
  const { promptTokens, replyTokens, ignoreEos, abortShare: share, sharedPrefix } = flags;
  return checked({
    ...workload,
    arrivals: arrivalsOf(workload.arrivals, flags),
    ...(promptTokens === undefined ? {} : { promptTokens }),
    ...(replyTokens === undefined ? {} : { replyTokens }),
    ...(ignoreEos ? { ignoreEosShare: 1 } : {}),
    ...(share === undefined ? {} : { abort: { afterTokens: ABORT_AFTER, ...workload.abort, share } }),
    ...(sharedPrefix === undefined ? {} : { sharedPrefix }),
  });
}

function arrivalsOf(arrivals: Workload['arrivals'], { rate, sessions, turns, think }: WorkloadFlags): unknown {
  if (rate !== undefined) {
    if (sessions !== undefined || turns !== undefined || think !== undefined) {
      throw new UsageError(
        '--rate sends without waiting for answers: it goes with none of --sessions, --turns, --think'
      );
    }
    return arrivals.kind === 'open' ? { ...arrivals, rate } : { kind: 'open', rate };
  }
  if (sessions === undefined && turns === undefined && think === undefined) {
    return arrivals;
  }
  if (arrivals.kind === 'open' && sessions === undefined) {
    throw new UsageError('this workload has a rate and no sessions: give --sessions with --turns and --think');
  }
  return {
    ...(arrivals.kind === 'closed' ? arrivals : { kind: 'closed', turns: 1, thinkSeconds: 0 }),
    ...(sessions === undefined ? {} : { sessions }),
    ...(turns === undefined ? {} : { turns }),
    ...(think === undefined ? {} : { thinkSeconds: think }),
  };
}

function checked(input: unknown): Workload {
  try {
    return parseWorkload(input);
  } catch (error) {
    throw error instanceof WorkloadError ? new UsageError(error.message) : error;
  }
}
