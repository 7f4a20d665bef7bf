import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findGrafana, type FoundGrafana } from '../programs/grafana';
import { findPrometheus } from '../programs/prometheus';
import { aborted } from '../stop-signal';
import { buildIfNeeded } from './build';
import { type Child } from './child';
import { prepareEngines, type Say } from './engines';
import { startGrafana } from './grafana';
import { type Inbox, startInbox } from './inbox/inbox';
import { type DemoOptions } from './options';
import { CACHE, DIST } from './paths';
import { Ports, type ChosenPort } from './ports';
import { openPreview } from './preview';
import { promtoolBeside } from './history';
import { prometheusData, startPrometheus } from './prometheus';
import { describeEnd, untilReady } from './ready';
import { pluginIds } from './plugin-ids';

const HOST = '127.0.0.1';
const PROMETHEUS_PORT = 9090;
const INBOX_PORT = 8025;
const SMTP_PORT = 1025;

/** Runs the demo until the signal is aborted, and stops everything that it started, whatever happens. */
export async function runDemo(options: DemoOptions, signal: AbortSignal, say: Say): Promise<void> {
  const stops: Array<() => Promise<unknown> | void> = [];
  const later = (stop: () => Promise<unknown> | void): void => void stops.unshift(stop);
  try {
    const page = await startAll(options, signal, say, later);
    if (page !== null && !signal.aborted) {
      say(['', `  ${page.url}`, '', ...page.more, 'Ctrl-C stops everything that this started.'].join('\n'));
      const end = await Promise.race([aborted(signal), ...page.children.map(crash)]);
      if (end !== undefined) {
        throw new Error(end);
      }
    }
  } finally {
    if (stops.length > 0) {
      say('Stopping …');
    }
    for (const stop of stops) {
      await stop();
    }
  }
}

interface Page {
  readonly url: string;
  /** What else there is to see. */
  readonly more: readonly string[];
  readonly children: readonly Child[];
}

async function startAll(
  options: DemoOptions,
  signal: AbortSignal,
  say: Say,
  later: (stop: () => Promise<unknown> | void) => void
): Promise<Page | null> {
  const ports = new Ports(HOST);
  const openEngines = await prepareEngines(options, ports, say);
  await buildIfNeeded(say);
  const folder = dataFolder(options.keepData);
  later(() => (options.keepData ? undefined : rmSync(folder, { recursive: true, force: true })));

  const prometheus = await findPrometheus(CACHE);
  if (prometheus.found === null) {
    throw new Error(['no Prometheus was found:', ...prometheus.refusals].join('\n  '));
  }
  prometheus.refusals.forEach((refusal) => say(`Prometheus: ${refusal}`));
  say(`Prometheus: ${prometheus.found.why}`);
  const grafana = options.preview ? null : await chooseGrafana(say);
  if (signal.aborted) {
    return null;
  }

  const prometheusPort = await choose(ports, PROMETHEUS_PORT, 'Prometheus', say);
  const prometheusUrl = `http://${HOST}:${prometheusPort}`;
  const databaseFolder = join(folder, 'prometheus');
  const engines = await openEngines(promtoolBeside(prometheus.found.path), prometheusData(databaseFolder));
  later(() => engines.close());
  engines.lines.forEach((line) => say(line));
  const database = startPrometheus(prometheus.found.path, databaseFolder, prometheusPort, engines.targets);
  later(() => database.stop());
  await untilReady(database, `${prometheusUrl}/-/ready`, 60_000, signal);

  const port = await choose(ports, options.port, grafana === null ? 'The preview host' : 'Grafana', say);
  if (grafana === null) {
    const preview = await openPreview({ port, host: HOST, prometheusUrl, dist: DIST, engine: engines.live });
    later(() => preview.close());
    return { url: preview.url, more: [], children: [database] };
  }
  const inbox = await openInbox(ports, say);
  later(() => inbox.close());
  const { live, incident } = engines;
  const settings = { port, folder: join(folder, 'grafana'), prometheusUrl, engine: live };
  const server = startGrafana(grafana, settings, inbox, say);
  later(() => server.stop());
  await untilReady(server, `http://${HOST}:${port}/api/health`, 180_000, signal);
  return {
    url: `http://${HOST}:${port}/a/${pluginIds(DIST)[0]}`,
    more: [`Alerts arrive at ${inbox.url}`, ...(incident ? ['Let one come:', `  ${incident}`] : []), ''],
    children: [database, server],
  };
}

async function openInbox(ports: Ports, say: Say): Promise<Inbox> {
  const port = await choose(ports, INBOX_PORT, 'The inbox of alerts', say);
  const { port: smtpPort } = await ports.choose(SMTP_PORT);
  return startInbox({ host: HOST, port, smtpPort });
}

async function chooseGrafana(say: Say): Promise<FoundGrafana | null> {
  const { found, refusals } = await findGrafana(CACHE);
  refusals.forEach((refusal) => say(`Grafana: ${refusal}`));
  say(found === null ? 'Grafana: none can be had here, so the preview host opens instead' : `Grafana: ${found.why}`);
  return found;
}

async function choose(ports: Ports, wish: number, what: string, say: Say): Promise<number> {
  const { port, instead }: ChosenPort = await ports.choose(wish);
  if (instead !== undefined) {
    say(`${what} takes port ${port}: ${instead} is in use`);
  }
  return port;
}

async function crash(child: Child): Promise<string> {
  return describeEnd(child, await child.ended);
}

function dataFolder(keep: boolean): string {
  if (!keep) {
    return mkdtempSync(join(tmpdir(), 'vllm-console-demo-'));
  }
  const kept = join(CACHE, 'demo');
  mkdirSync(kept, { recursive: true });
  return kept;
}
