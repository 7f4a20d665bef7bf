import fastify, { type FastifyInstance } from 'fastify';
import { Random } from '../core/random';
import { RealTime } from '../drive/real-time';
import { type Fleet } from '../fleet/fleet';
import { type Machine } from '../fleet/machine';
import { Port } from '../http/port';
import { SimulatorHttp } from '../http/simulator-http';
import { renderMetricsPage } from '../page/page';
import { addAdmin } from './admin';
import { JOBS, targetGroups, type Endpoint } from './discovery';
import { RENDER } from './pages';

export interface ServeOptions {
  /** Port of the page that lists everything, with GPU and host pages, incidents, and every engine under its path. */
  readonly adminPort: number;
  /** Port of the first engine, the others on the next ones; 0 for any that are free; absent for paths only. */
  readonly enginePort?: number;
  readonly host?: string;
  readonly speed?: number;
  /** Called where the machine cannot keep up, with the seconds that the simulation is behind. */
  readonly onLate?: (seconds: number) => void;
}

/** A fleet that is being served. */
export interface ServedFleet {
  readonly url: string;
  readonly endpoints: readonly Endpoint[];
  readonly time: RealTime;
  close(): Promise<void>;
}

const TEXT = 'text/plain; version=0.0.4; charset=utf-8';
const SEED = 7;

/**
 * Serves a fleet in real time.
 *
 * @throws Error that names the port and says what to do where one cannot be opened.
 */
export async function serveFleet(fleet: Fleet, options: ServeOptions): Promise<ServedFleet> {
  const { adminPort, enginePort, host = '127.0.0.1', speed, onLate } = options;
  const time = new RealTime(fleet.events, { speed, onLate });
  const http = new SimulatorHttp({ renderMetrics: renderMetricsPage, random: new Random(SEED), clock: time });
  const ports = new Map<string, number>();
  try {
    for (const [index, machine] of fleet.machines.entries()) {
      const { service } = machine;
      http.addOnPath(service, machine.name);
      machine.server.onHealth(() => void http.refresh());
      if (enginePort !== undefined) {
        const { port } = await http.addOnPort(service, enginePort === 0 ? 0 : enginePort + index, host);
        ports.set(machine.name, port);
      }
    }
    return await openAdmin();
  } catch (error) {
    time.stop();
    await http.close();
    throw error;
  }

  async function openAdmin(): Promise<ServedFleet> {
    const endpoints: Endpoint[] = [];
    const app = fastify();
    addAdmin(app, fleet.incidents, () => time.catchUp());
    addPages(app, fleet.machines, () => time.catchUp());
    app.get('/admin/pace', () => paceOf(fleet, time));
    JOBS.forEach((job) => app.get(`/targets/${job}`, () => targetGroups(endpoints, job)));
    app.get('/', () => ({
      engines: endpoints,
      incidents: '/admin/incidents',
      targets: JOBS.map((job) => `/targets/${job}`),
    }));
    await app.ready();
    const port = new Port(
      (request, response) =>
        request.url?.startsWith('/engines/') === true
          ? void http.handle(request, response)
          : app.routing(request, response),
      adminPort,
      host
    );
    await port.open();
    const base = `http://${host}:${port.number}`;
    endpoints.push(...fleet.machines.map((machine) => endpointOf(machine, base, host, ports.get(machine.name))));
    const close = async () => {
      time.stop();
      await Promise.all([port.close(), http.close()]);
      await app.close();
    };
    return { url: base, endpoints, time, close };
  }
}

/** How the simulation keeps up: seconds behind, bytes of memory, tokens a second since it began. */
function paceOf(fleet: Fleet, time: RealTime): { behind: number; rss: number; generated: number } {
  const { behind } = time;
  const tokens = fleet.machines.reduce(
    (sum, { server }) => sum + server.engines.reduce((own, { metrics }) => own + metrics.generationTokens, 0),
    0
  );
  return { behind, rss: process.memoryUsage().rss, generated: tokens / fleet.events.now };
}

function endpointOf(machine: Machine, base: string, host: string, port: number | undefined): Endpoint {
  const { name, gpus, gateway } = machine;
  return {
    name,
    url: port === undefined ? `${base}/engines/${name}` : `http://${host}:${port}`,
    ...(gpus.length > 0 ? { gpu: `${base}/gpu/${name}/metrics` } : {}),
    host: `${base}/node/${name}/metrics`,
    ...(gateway === undefined ? {} : { gateway: `${base}/gateway/${name}/metrics` }),
  };
}

function addPages(app: FastifyInstance, machines: readonly Machine[], catchUp: () => void): void {
  const byName = new Map(machines.map((machine) => [machine.name, machine]));
  const pages = { gpu: RENDER.dcgm, node: RENDER.node, gateway: RENDER.gateway };
  for (const [kind, render] of Object.entries(pages)) {
    app.get<{ Params: { name: string } }>(`/${kind}/:name/metrics`, (request, reply) => {
      const machine = byName.get(request.params.name);
      catchUp();
      const page = machine === undefined ? undefined : render(machine);
      return page === undefined
        ? reply.code(404).send({ error: `no ${kind} page of "${request.params.name}": GET / lists what there is` })
        : reply.type(TEXT).send(page);
    });
  }
}
