import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseFleet } from '../simulator/fleet/config';
import { Fleet } from '../simulator/fleet/fleet';
import { renderMetricsPage } from '../simulator/page/page';
import type { BenchRow } from './types';

const ENGINES = 1000;
const SCRAPE_EVERY = 5;
/** Seconds before measuring, in which batches fill, and seconds measured. */
const WARM_UP = 20;
const MEASURED = 40;
const GB = 1e9;

/** Two requests a second with replies of 200 tokens. */
const LOAD = {
  arrivals: { kind: 'open', rate: 2 },
  promptTokens: { kind: 'lognormal', median: 200, p95: 1000 },
  replyTokens: 200,
  stopProbability: 0,
};

/** The simulator at scale and over a day. */
export async function benchSimulator(): Promise<BenchRow[]> {
  return [...(await benchFleet()), ...benchDay()];
}

/** A thousand engines in one process of its own, scraped over HTTP by this one. */
async function benchFleet(): Promise<BenchRow[]> {
  const args = ['--import', 'tsx', 'bench/fleet-process.ts', String(ENGINES), JSON.stringify(LOAD)];
  const child = spawn(process.execPath, args, { cwd: join(__dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'] });
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  try {
    const url = await addressOf(child);
    const scraping = scrape(url, agent, WARM_UP + MEASURED);
    await sleep(WARM_UP * 1000);
    const before = processorSeconds(child);
    await sleep(MEASURED * 1000);
    const spent = (processorSeconds(child) - before) / MEASURED;
    const { rss, behind, generated } = (await fetchJson(`${url}/admin/pace`)) as Record<string, number>;
    const { pages, bytes } = await scraping;
    process.stderr.write(
      `${ENGINES} engines: ${Math.round(generated)} tokens/s, ${pages} pages of ${Math.round(bytes / pages / 1000)} KB scraped, ` +
        `${behind.toFixed(3)} s behind the clock at the end\n`
    );
    return [
      row(`${ENGINES} engines at 2 requests/s: processor time`, spent, 1, 's/s', 'at most one core'),
      row(`${ENGINES} engines: behind the clock`, behind, 1, 's', 'keeps up'),
      row(`${ENGINES} engines: memory`, rss / GB, 2, 'GB', 'below 2 GB'),
    ];
  } finally {
    agent.destroy();
    child.kill();
    await once(child, 'close');
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout as NodeJS.ReadableStream) {
    const found = /http:\S+/.exec(String(chunk));
    if (found !== null) {
      return found[0];
    }
  }
  throw new Error('the simulated fleet did not start');
}

/** Every engine's page every five seconds, evenly spread, as Prometheus does it. */
async function scrape(url: string, agent: Agent, seconds: number): Promise<{ pages: number; bytes: number }> {
  const began = Date.now();
  const done = { pages: 0, bytes: 0 };
  const pending: Array<Promise<void>> = [];
  for (let i = 0; i < (ENGINES * seconds) / SCRAPE_EVERY; i++) {
    const due = began + (i * SCRAPE_EVERY * 1000) / ENGINES;
    const early = due - Date.now();
    if (early > 0) {
      await sleep(early);
    }
    pending.push(
      page(`${url}/engines/engine-${(i % ENGINES) + 1}/metrics`, agent).then((bytes) => {
        done.pages++;
        done.bytes += bytes;
      })
    );
  }
  await Promise.all(pending);
  return done;
}

function page(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`HTTP ${response.statusCode}`))
      );
      response.on('error', reject);
    }).on('error', reject);
  });
}

async function fetchJson(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

/** User and system time of a process, all its threads together, seconds. */
function processorSeconds({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const ticksPerSecond = 100;
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

const DAY = 86_400;
const PAGE_EVERY = 15;

/** A day of one engine with a page every 15 s, twice: its processor time, and whether the bytes are the same. */
function benchDay(): BenchRow[] {
  const [first, second] = [simulateDay(), simulateDay()];
  return [
    row(
      'a simulated day of one engine: processor time',
      Math.max(first.seconds, second.seconds),
      60,
      's',
      'under 60 s'
    ),
    {
      name: 'a simulated day twice with one seed',
      ours: first.pages,
      theirs: second.pages,
      ratio: first.hash === second.hash ? 1 : 0,
      goal: 'the same bytes',
      ok: first.hash === second.hash,
      unit: 'pages',
    },
  ];
}

function simulateDay(): { seconds: number; pages: number; hash: string } {
  const before = process.cpuUsage();
  const fleet = new Fleet(
    parseFleet({
      seed: 1,
      engines: [{ name: 'engine', model: 'Llama-3.1-8B-Instruct', gpu: 'H100', workload: 'chat' }],
    }),
    1_700_000_000
  );
  const hash = createHash('sha256');
  let pages = 0;
  for (let second = PAGE_EVERY; second <= DAY; second += PAGE_EVERY) {
    fleet.events.runUntil(second);
    hash.update(renderMetricsPage(fleet.machines[0].server.state()));
    pages++;
  }
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, pages, hash: hash.digest('hex') };
}

function row(name: string, ours: number, limit: number, unit: string, goal: string): BenchRow {
  return { name, ours, theirs: limit, ratio: ours / limit, goal, ok: ours <= limit, unit };
}
