import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** The default interval of a datasource, milliseconds. */
const EVERY = 5000;

/**
 * The page as Grafana's proxy asks for it on behalf of a browser: zipped, and not unpacked here. On a connection of its
 * own, since an engine closes one that was idle for as long as the interval.
 */
export function scrape(url: string, encoding = 'gzip, deflate, br'): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(`${url}/metrics`, { agent: false, headers: { 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts)));
      response.on('error', reject);
    }).on('error', reject);
  });
}

/** A family's value on the engine's page, the sum of its series. */
export async function read(url: string, family: string): Promise<number> {
  const page = (await scrape(url, 'identity')).toString();
  const series = page.split('\n').filter((line) => line.startsWith(`${family} `) || line.startsWith(`${family}{`));
  return series.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

/** Lets so many browsers look at the engine at the default interval, evenly spread, for so many milliseconds. */
export async function view(url: string, viewers: number, ms: number): Promise<void> {
  const begin = Date.now();
  const look = async (_: unknown, viewer: number) => {
    for (let due = ((viewer + 0.5) * EVERY) / viewers; due < ms; due += EVERY) {
      await sleep(begin + due - Date.now());
      await scrape(url);
    }
  };
  await Promise.all([sleep(ms), ...Array.from({ length: viewers }, look)]);
}
