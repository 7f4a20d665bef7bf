import { Option, type Command } from 'commander';
import { formatRecordingLine } from '../../src/engine/recording/format';
import { Fleet } from '../../simulator/fleet/fleet';
import { renderMetricsPage } from '../../simulator/page/page';
import { parseDuration } from '../duration';
import { EXIT, UsageError } from '../errors';
import { openLineWriter } from '../record/line-writer';
import { addFleetOptions, orUsage, readFleet, type FleetOptions } from './fleet-options';

interface RecordSimulationOptions extends FleetOptions {
  readonly out: string;
  readonly every: number;
  readonly for: number;
  readonly start: number;
  readonly force: boolean;
}

/** Adds `simulate record` to the program. */
export function addRecordSimulation(simulate: Command, exit: (code: number) => void): void {
  const duration = (flags: string, description: string) => new Option(flags, description).argParser(parseDuration);
  addFleetOptions(simulate.command('record'))
    .description('Let simulated time pass as fast as it can, and record the pages of the first engine')
    .requiredOption('--out <file>', 'file to write, one JSON line a scrape; packed where it ends in .gz')
    .addOption(duration('--every <duration>', 'simulated time between scrapes').default(15_000, '15s'))
    .addOption(duration('--for <duration>', 'simulated time').default(86_400_000, '1d'))
    .option('--start <unix seconds>', 'when it begins', Number, 1_700_000_000)
    .option('--force', 'replace the file if it exists', false)
    .addHelpText('after', '\nThe same fleet and --seed give the same bytes.')
    .action(async (file: string | undefined, options: RecordSimulationOptions) => exit(await record(file, options)));
}

async function record(file: string | undefined, options: RecordSimulationOptions): Promise<number> {
  const { out, every, start, force } = options;
  if (!Number.isFinite(start) || start < 0) {
    throw new UsageError('--start is not a time in seconds since the epoch');
  }
  const fleet = orUsage(() => new Fleet(readFleet(file, options), start));
  const [machine] = fleet.machines;
  const writer = openLineWriter(out, force);
  for (let ms = every; ms <= options.for; ms += every) {
    fleet.events.runUntil(ms / 1000);
    const t = start + ms / 1000;
    const { health } = machine.server;
    await writer.write(
      formatRecordingLine(
        health === 'down'
          ? { t, status: 0, error: 'connection refused' }
          : { t, status: 200, page: renderMetricsPage(machine.server.state()) }
      )
    );
  }
  await writer.close();
  return EXIT.fine;
}
