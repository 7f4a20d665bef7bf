import { type Command } from 'commander';
import { Fleet } from '../../simulator/fleet/fleet';
import { serveFleet, type ServedFleet } from '../../simulator/serve/serve';
import { EXIT, messageOf, UsageError } from '../errors';
import { parseFactor, parsePort } from '../options';
import { aborted, stopSignal } from '../stop-signal';
import { addFleetOptions, orUsage, readFleet, type FleetOptions } from './fleet-options';

interface ServeCommandOptions extends FleetOptions {
  readonly port: number;
  readonly adminPort: number;
  readonly host: string;
  readonly paths: boolean;
  readonly speed: number;
}

/** Adds `simulate serve` to the program. */
export function addServe(simulate: Command, exit: (code: number) => void): void {
  addFleetOptions(simulate.command('serve'))
    .description('Serve simulated engines: the API of vLLM, /metrics, and the pages of their GPUs and hosts')
    .option(
      '--port <port>',
      'port of the first engine; the next ones follow it; 0 for any that are free',
      parsePort,
      8000
    )
    .option(
      '--admin-port <port>',
      'port of the list, GPU and host pages and incidents; every engine is there too',
      parsePort,
      9900
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--paths', 'no ports for the engines: only /engines/NAME on the admin port', false)
    .option('--speed <factor>', 'simulated seconds a second', parseFactor, 1)
    .addHelpText(
      'after',
      '\nPrometheus finds the pages by http_sd_configs: /targets/vllm, dcgm, node, gateway on the admin port.'
    )
    .action(async (file: string | undefined, options: ServeCommandOptions) => exit(await serve(file, options)));
}

async function serve(file: string | undefined, options: ServeCommandOptions): Promise<number> {
  const { port, adminPort, host, paths, speed } = options;
  const config = readFleet(file, options);
  const fleet = orUsage(() => new Fleet(config, Date.now() / 1000));
  const served = await listen(() =>
    serveFleet(fleet, { adminPort, enginePort: paths ? undefined : port, host, speed, onLate: lateOnce() })
  );
  try {
    announce(served, config.engines.length);
    await aborted(stopSignal());
  } finally {
    await served.close();
  }
  return EXIT.fine;
}

async function listen(run: () => Promise<ServedFleet>): Promise<ServedFleet> {
  try {
    return await run();
  } catch (error) {
    throw new UsageError(`cannot serve: ${messageOf(error)}`);
  }
}

const SHOWN = 20;

function announce({ url, endpoints }: ServedFleet, kinds: number): void {
  for (const { name, url: engine, gpu } of endpoints.slice(0, SHOWN)) {
    console.log(`${engine}  ${name}${gpu === undefined ? '' : `  GPU: ${gpu}`}`);
  }
  if (endpoints.length > SHOWN) {
    console.log(`… and ${endpoints.length - SHOWN} more of ${kinds} kinds`);
  }
  console.log(`${url}  everything: list, GPU and host pages, incidents`);
}

/** Says once that the machine is too slow for the fleet. */
function lateOnce(): (seconds: number) => void {
  let said = false;
  return (seconds) => {
    if (!said) {
      said = true;
      console.error(`the simulation is ${seconds.toFixed(1)} s behind the clock: use fewer engines or less traffic`);
    }
  };
}
