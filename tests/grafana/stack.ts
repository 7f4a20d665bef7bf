import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DASHBOARDS, DIST, PROVISIONING } from '../../cli/demo/paths';
import { Ports } from '../../cli/demo/ports';
import { startPrometheus } from '../../cli/demo/prometheus';
import { engineTarget } from '../../cli/demo/scrape-targets';
import { untilReady } from '../../cli/demo/ready';
import { type LiveEngine } from '../../cli/demo/live-engine';
import { startEngines } from './engines';
import { startMachine } from './machine';
import { startServer, type GrafanaFolder } from './server';
import { STACK_FILE, type Stack } from './stack-file';

/** Everything that the specs look at, and how to end it. */
export interface RunningStack {
  /** Where the specs read what runs. */
  readonly file: string;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Starts replayed engines, a machine around them, a Prometheus that scrapes both and a Grafana over copies of the plugin and its files. */
export async function startStack(grafana: GrafanaFolder, prometheus: string): Promise<RunningStack> {
  const folder = mkdtempSync(join(tmpdir(), 'vllm-console-grafana-'));
  const stops: Array<() => Promise<unknown>> = [async () => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) {
      await end();
    }
  };
  try {
    // Copies: an edit or a build during the run must not reach it.
    const copies = { plugin: join(folder, 'plugin'), dashboards: join(folder, 'dashboards') };
    const provisioning = join(folder, 'provisioning');
    cpSync(DIST, copies.plugin, { recursive: true });
    cpSync(DASHBOARDS, copies.dashboards, { recursive: true });
    cpSync(PROVISIONING, provisioning, { recursive: true });

    const ports = new Ports(HOST);
    const engines = await startEngines(ports);
    stops.push(() => Promise.all([...engines.values()].map((engine) => engine.close())));
    const machine = await startMachine(ports);
    stops.push(() => machine.close());
    const scrapedSince = Date.now();
    const { port: prometheusPort } = await ports.choose(9090);
    const targets = [...[...engines.values()].map(({ url }) => engineTarget(new URL(url))), ...machine.targets];
    const database = startPrometheus(prometheus, join(folder, 'prometheus'), prometheusPort, targets);
    stops.push(() => database.stop());
    const prometheusUrl = `http://${HOST}:${prometheusPort}`;
    await untilReady(database, `${prometheusUrl}/-/ready`, 60_000, new AbortController().signal);

    const { port } = await ports.choose(3000);
    const own = join(folder, 'grafana');
    mkdirSync(own);
    const live = liveEngine(engines);
    const server = await startServer(grafana, {
      port,
      folder: own,
      provisioning,
      prometheusUrl,
      engine: live,
      ...copies,
    });
    stops.push(() => server.stop());
    const stack: Stack = {
      grafanaUrl: `http://${HOST}:${port}`,
      grafana: { bin: grafana.bin, home: grafana.home },
      log: join(own, 'grafana.log'),
      ...copies,
      provisioning,
      prometheusUrl,
      live,
      instances: Object.fromEntries(
        [...engines].map(([name, { port }]) => [name, `${HOST}:${port}`])
      ) as Stack['instances'],
      scrapedSince,
    };
    const file = join(folder, STACK_FILE);
    writeFileSync(file, JSON.stringify(stack));
    return { file, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function liveEngine(engines: Awaited<ReturnType<typeof startEngines>>): LiveEngine {
  const { host, origin } = new URL(engines.get('healthy-0.32.0')?.url ?? '');
  return { name: host, url: origin };
}
