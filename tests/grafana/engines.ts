import { join } from 'node:path';
import { RECORDINGS } from '../../cli/demo/paths';
import { type Ports } from '../../cli/demo/ports';
import { readRecordingFile } from '../../cli/io/recording-file';
import { startReplay, type ReplayServer } from '../../cli/replay/server';

/** Engines that work all the time, one for each version and situation. */
export const BUSY = [
  'healthy-0.32.0',
  'kv-pressure-0.32.0',
  'restart-0.32.0',
  'data-parallel-2-0.32.0',
  'healthy-0.28.0',
  'slot-starved-0.20.2',
  'healthy-0.16.0',
  'healthy-0.12.0',
  'healthy-0.11.0-hidden-metrics',
] as const;

/** An engine with a past that has nothing to do now. */
export const IDLE = 'idle-0.32.0';

export type EngineName = (typeof BUSY)[number] | typeof IDLE;

/** Serves every recording in a loop, and the last page of a healthy one for ever: an engine without work. */
export async function startEngines(ports: Ports): Promise<Map<EngineName, ReplayServer>> {
  const servers = new Map<EngineName, ReplayServer>();
  for (const name of [...BUSY, IDLE] as const) {
    const { scrapes } = readRecordingFile(join(RECORDINGS, name === IDLE ? 'healthy-0.32.0' : name));
    const { port } = await ports.choose(8100);
    servers.set(name, await startReplay(name === IDLE ? scrapes.slice(-1) : scrapes, { port }));
  }
  return servers;
}
