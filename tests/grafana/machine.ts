import { Fleet } from '../../simulator/fleet/fleet';
import { parseFleet } from '../../simulator/fleet/config';
import { serveFleet } from '../../simulator/serve/serve';
import { simulatedTargets, type ScrapeTarget } from '../../cli/demo/scrape-targets';
import { type Ports } from '../../cli/demo/ports';

/** What stands around engines: the pages of a GPU exporter, a node exporter and a gateway. */
export interface Machine {
  readonly targets: readonly ScrapeTarget[];
  close(): Promise<void>;
}

/** Simulates a machine under load; its engine's own page is left out, so that only replayed engines count. */
export async function startMachine(ports: Ports): Promise<Machine> {
  const config = parseFleet({
    engines: [
      {
        name: 'machine',
        model: 'Llama-3.1-8B-Instruct',
        gpu: 'H100',
        settings: { version: '0.32.0', maxModelLen: 16_384, maxNumSeqs: 64 },
        gateway: { maxActive: 8 },
        workload: 'chat',
      },
    ],
  });
  const { port: adminPort } = await ports.choose(9200);
  const served = await serveFleet(new Fleet(config, Date.now() / 1000), { adminPort });
  const targets = simulatedTargets(served.endpoints).filter(({ job }) => job !== 'vllm');
  return { targets, close: () => served.close() };
}
