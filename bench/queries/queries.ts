import { onPath } from '../../cli/programs/execute';
import { atMost } from '../rows';
import type { BenchRow } from '../types';
import { type DashboardFile, dashboardFile, dashboardNames, sentOnLoad, variableQueries } from './dashboard';
import { storedFleet } from './data';
import { compare } from './compare';
import { note } from './note';
import { queriesOptions } from './options';
import { ruleFiles, withRecords } from './rules';
import { startServer } from './server';

const OVERVIEW = 'overview';
const TWIN = 'overview-recorded';
const MOST_QUERIES = 45;
const HOUR = 3600;
const RANGES = [
  { name: '30 min', seconds: 1800 },
  { name: '2 h', seconds: 7200 },
] as const;

/** What the dashboards cost a Prometheus that has a fleet's samples; nothing but their sizes where there is none. */
export async function benchQueries(): Promise<BenchRow[]> {
  const rows = [dashboardSizes()];
  const missing = ['prometheus', 'promtool'].filter((program) => onPath(program) === null);
  if (missing.length > 0) {
    note(`queries of the Overview: skipped, ${missing.join(' and ')} is not on this machine`);
    return rows;
  }
  const options = queriesOptions(process.argv.slice(2));
  const fleet = await storedFleet(options);
  const { samples, bytes, simulated, stored } = fleet.facts;
  note(
    `${options.engines} engines, ${options.hours} h at 15 s: ${(samples / 1e6).toFixed(1)} million samples, ` +
      `${(bytes / 1e9).toFixed(2)} GB of text, simulated in ${simulated.toFixed(0)} s, read in within ${stored.toFixed(0)} s`
  );
  const rules = ruleFiles();
  const twin = rules.length > 0 ? dashboardFile(TWIN) : undefined;
  if (!twin) {
    const lacking = rules.length > 0 ? `src/dashboards/${TWIN}.json` : 'deploy/prometheus/rules/*.yaml';
    note(`the Overview over recording rules: skipped, ${lacking} is not there`);
  }
  const overview = known(OVERVIEW);
  const server = await startServer(twin ? await withRecords(fleet, rules) : fleet.folder);
  try {
    for (const { name, seconds } of RANGES.filter((range) => range.seconds <= options.hours * HOUR)) {
      const range = { from: fleet.to - seconds, to: fleet.to };
      rows.push(...(await compare({ server, overview, twin, options }, name, range)));
    }
  } finally {
    await server.stop();
  }
  return rows;
}

/** How many queries each dashboard sends when it is opened; the Overview's number has a goal. */
function dashboardSizes(): BenchRow {
  for (const name of dashboardNames()) {
    const file = known(name);
    note(`${name}: ${sentOnLoad(file).length} queries on load, and ${variableQueries(file)} for its variables`);
  }
  return atMost('queries that the Overview sends on load', sentOnLoad(known(OVERVIEW)).length, MOST_QUERIES, 'queries');
}

function known(name: string): DashboardFile {
  const file = dashboardFile(name);
  if (!file) {
    throw new RangeError(`there is no src/dashboards/${name}.json`);
  }
  return file;
}
