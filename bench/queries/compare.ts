import type { BenchRow } from '../types';
import type { DashboardFile } from './dashboard';
import { detailText } from './detail';
import { note } from './note';
import type { QueriesOptions } from './options';
import { type Times, timeInTurn } from './rounds';
import type { Server } from './server';
import type { Range } from './substitute';
import type { Query } from './timing';
import { openedWith } from './variables';
import { dashboardQueries, datasourceQueries, plainQueries } from './variants';

/** One way to ask what the Overview shows, and the share of a straightforward dashboard's time that it may take. */
interface Variant {
  readonly name: string;
  readonly queries: readonly Query[];
  readonly goal: number;
}

const PLAIN = 'a straightforward dashboard';

/** What is compared, and on what. */
interface Comparison {
  readonly server: Server;
  readonly overview: DashboardFile;
  readonly twin?: DashboardFile;
  readonly options: QueriesOptions;
}

/** Every way over one range, beside the straightforward one. */
export async function compare(
  { server, overview, twin, options: { rounds, detail } }: Comparison,
  span: string,
  range: Range
): Promise<BenchRow[]> {
  const values = await openedWith(overview, server, range);
  const plain: Variant = { name: PLAIN, queries: plainQueries(overview, values, range), goal: 1 };
  const linked = await datasourceQueries(server.url, overview, values, range);
  const variants: Variant[] = [
    { name: 'Overview', queries: dashboardQueries(overview, values, range), goal: 1 },
    { name: 'its measures through the vLLM datasource', queries: linked, goal: 0.4 },
  ];
  if (twin) {
    const own = await openedWith(twin, server, range);
    variants.push({ name: 'Overview over recording rules', queries: dashboardQueries(twin, own, range), goal: 0.15 });
  }
  const all = [plain, ...variants];
  const times = await timeInTurn(
    server,
    all.map(({ queries }) => queries),
    rounds
  );
  for (const [i, { name, queries }] of all.entries()) {
    report(`${name}, ${span}`, queries, times[i]);
    if (detail) {
      note(detailText(`${name}, ${span}`, queries, times[i]));
    }
  }
  return variants.flatMap((variant, i) => rowsOf(variant, span, times[i + 1], times[0]));
}

function report(title: string, queries: readonly Query[], { each }: Times): void {
  // A state is blank unless something is wrong.
  const blank = queries.filter(({ group }, i) => group !== 'state' && each[i].blank).map(({ name }) => name);
  const megabytes = each.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  note(
    `${title}: ${queries.length} queries, ${megabytes.toFixed(2)} MB; without a series: ${blank.join('; ') || 'none'}`
  );
}

function rowsOf({ name, goal }: Variant, span: string, ours: Times, theirs: Times): BenchRow[] {
  const row = (way: string, own: number, other: number): BenchRow => ({
    name: `${name}, ${span}, ${way} / ${PLAIN}`,
    ours: own,
    theirs: other,
    ratio: own / other,
    goal: `at most ${goal}`,
    ok: own / other <= goal,
    unit: 'ms',
  });
  return [
    row('6 at a time', ours.together, theirs.together),
    row('one by one', ours.oneByOne, theirs.oneByOne),
    row('processor time', ours.processor, theirs.processor),
  ];
}
