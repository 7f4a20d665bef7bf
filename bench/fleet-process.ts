import { parseFleet } from '../simulator/fleet/config';
import { Fleet } from '../simulator/fleet/fleet';
import { serveFleet } from '../simulator/serve/serve';

/** Serves so many engines, each with the workload given, until it is told to end; prints its address. */
async function main([count, workload]: readonly string[]): Promise<void> {
  const engine = { name: 'engine', count: Number(count), workload: JSON.parse(workload) };
  const fleet = new Fleet(parseFleet({ engines: [engine] }), Date.now() / 1000);
  const { url } = await serveFleet(fleet, { adminPort: 0 });
  process.stdout.write(`${url}\n`);
}

void main(process.argv.slice(2));
