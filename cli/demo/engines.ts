import { existsSync } from 'node:fs';
import { Fleet } from '../../simulator/fleet/fleet';
import { type Endpoint, pageOf } from '../../simulator/serve/discovery';
import { serveFleet } from '../../simulator/serve/serve';
import { UsageError } from '../errors';
import { readRecordingFile, type RecordingFile } from '../io/recording-file';
import { startReplay, type ReplayServer } from '../replay/server';
import { demoFleet, HISTORY_SECONDS } from './fleet';
import { writeHistory } from './history';
import { type LiveEngine } from './live-engine';
import { type DemoOptions } from './options';
import { type Ports } from './ports';
import { engineTarget, simulatedTargets, type ScrapeTarget } from './scrape-targets';

/** What the demo shows: addresses to tell, pages to scrape, and how to end it. */
export interface Engines {
  readonly lines: readonly string[];
  readonly targets: readonly ScrapeTarget[];
  /** The one that the vLLM datasource reads live. */
  readonly live: LiveEngine;
  /** A command that lets something go wrong that an alert tells of; only of simulated engines. */
  readonly incident?: string;
  close(): Promise<void>;
}

const FIRST_PORT = 8100;
const ADMIN_PORT = 9900;
const HOST = '127.0.0.1';

/** Says one line to the user. */
export type Say = (line: string) => void;

/**
 * Opens the engines, once it is known which Prometheus will scrape them and in which folder it keeps its data.
 *
 * @param promtool the program beside it, or null.
 */
export type OpenEngines = (promtool: string | null, data: string) => Promise<Engines>;

/**
 * Looks at what the demo is to show, so that what cannot be is said at once.
 *
 * @throws UsageError where a recording cannot be read, or two engines are the same.
 */
export async function prepareEngines(options: DemoOptions, ports: Ports, say: Say): Promise<OpenEngines> {
  const { engines, replays } = options;
  if (engines.length > 0) {
    await lookAt(engines, say);
    return async () => realEngines(engines);
  }
  const files = replays.map(readRecordingFile);
  return files.length > 0
    ? () => replayEngines(files, ports)
    : (promtool, data) => simulatedEngines(promtool, data, ports, say);
}

/** The fleet that the demo simulates by itself, after an hour that is over already. */
async function simulatedEngines(promtool: string | null, data: string, ports: Ports, say: Say): Promise<Engines> {
  const epoch = Date.now() / 1000 - HISTORY_SECONDS;
  const fleet = new Fleet(demoFleet(), epoch);
  if (existsSync(data)) {
    say('History: what --keep-data kept; the engines begin anew');
  } else if (promtool === null) {
    say('History: none, since there is no promtool beside this Prometheus');
  } else {
    say('Simulating the hour before …');
    await writeHistory(fleet, epoch, HISTORY_SECONDS, promtool, data);
  }
  fleet.events.runUntil(Date.now() / 1000 - epoch);
  const enginePort = await ports.chooseRow(FIRST_PORT, fleet.machines.length);
  const { port: adminPort } = await ports.choose(ADMIN_PORT);
  const served = await serveFleet(fleet, { adminPort, enginePort, host: HOST });
  const lines = served.endpoints.map(({ name, url }) => `Engine ${name}: ${url} (simulated)`);
  return {
    lines: [...lines, `Incidents, GPU and host pages: ${served.url}`],
    targets: simulatedTargets(served.endpoints),
    live: liveEndpoint(served.endpoints[0]),
    incident: incidentCommand(served.url),
    close: () => served.close(),
  };
}

/** The incident that `docs/demo.md` times. */
function incidentCommand(url: string): string {
  const incident = JSON.stringify({ name: 'ecc', engine: 'code', seconds: 60 });
  return `curl -X POST ${url}/admin/incident -H 'content-type: application/json' -d '${incident}'`;
}

/** Replays recordings, each on a port of its own. */
async function replayEngines(files: readonly RecordingFile[], ports: Ports): Promise<Engines> {
  const replays: Array<{ readonly name: string; readonly server: ReplayServer }> = [];
  const close = async () => void (await Promise.all(replays.map(({ server }) => server.close())));
  try {
    for (const { name, scrapes } of files) {
      const { port } = await ports.choose(FIRST_PORT);
      replays.push({ name, server: await startReplay(scrapes, { port }) });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    lines: replays.map(({ name, server }) => `Engine ${name}: ${server.url} (replayed)`),
    targets: replays.map(({ server }) => engineTarget(new URL(server.url))),
    live: liveAt(new URL(replays[0].server.url)),
    close,
  };
}

function realEngines(urls: readonly URL[]): Engines {
  return {
    lines: urls.map((url) => `Engine ${url.host}: ${url.origin}`),
    targets: urls.map(engineTarget),
    live: { ...liveAt(urls[0]), key: process.env.VLLM_API_KEY },
    close: async () => undefined,
  };
}

function liveAt(engine: URL): LiveEngine {
  return { name: engine.host, url: engine.href.replace(/\/+$/, '') };
}

function liveEndpoint(endpoint: Endpoint): LiveEngine {
  return { name: endpoint.name, url: endpoint.url, gpuUrl: pageOf(endpoint, 'dcgm') };
}

async function lookAt(urls: readonly URL[], say: Say): Promise<void> {
  if (new Set(urls.map((url) => url.href)).size < urls.length) {
    throw new UsageError('the same --engine is given twice');
  }
  for (const url of urls) {
    const health = new URL('/health', url);
    const answer = await fetch(health, { signal: AbortSignal.timeout(3000) }).catch(() => undefined);
    if (!answer?.ok) {
      say(`${url.origin} does not answer at the moment: it is shown as down until it does`);
    }
  }
}
