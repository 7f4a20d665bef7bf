import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { downloadVerified, findChecksum } from './download';
import { onPath } from './execute';
import { findGrafana } from './grafana';
import { fetchRelease, grafanaRelease, prometheusRelease } from './official';
import { refuse, searchPlaces } from './types';

const folder = mkdtempSync(join(tmpdir(), 'programs-'));
afterAll(() => rmSync(folder, { recursive: true }));

function program(path: string, output: string): string {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho '${output}'\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('searching places', () => {
  it('takes the first that has it, and says why those before it had not', async () => {
    const places = [
      { name: 'a', find: () => refuse('empty') },
      { name: 'b', find: () => Promise.reject(new Error('broken')) },
      { name: 'c', find: () => ({ path: '/c' }) },
      { name: 'd', find: () => ({ path: '/d' }) },
    ];
    expect(await searchPlaces(places)).toEqual({ found: { path: '/c' }, refusals: ['a: empty', 'b: broken'] });
    expect((await searchPlaces(places.slice(0, 1))).found).toBeNull();
  });

  it('finds only what can be run', () => {
    const bin = join(folder, 'bin');
    program(join(bin, 'tool'), 'tool');
    writeFileSync(join(bin, 'text'), '');
    mkdirSync(join(bin, 'folder'));
    expect(onPath('tool', `/nowhere::${bin}`)).toBe(join(bin, 'tool'));
    expect([onPath('text', bin), onPath('folder', bin), onPath('tool', '')]).toEqual([null, null, null]);
  });
});

describe('finding Grafana', () => {
  const home = join(folder, 'grafana');
  beforeAll(() => {
    program(join(home, 'bin', 'grafana'), 'grafana version 12.3.0');
    mkdirSync(join(home, 'conf'));
    mkdirSync(join(home, 'public'));
    writeFileSync(join(home, 'conf', 'defaults.ini'), '');
  });

  it('takes GRAFANA_HOME first', async () => {
    const { found, refusals } = await findGrafana(folder, { GRAFANA_HOME: home, PATH: '' });
    expect(found).toEqual({
      kind: 'folder',
      bin: join(home, 'bin', 'grafana'),
      home,
      why: '12.3.0, from GRAFANA_HOME',
    });
    expect(refusals).toEqual([]);
  });

  it('resolves the home of a linked binary on PATH, and says what was wrong with GRAFANA_HOME', async () => {
    const links = join(folder, 'links');
    mkdirSync(links);
    symlinkSync(join(home, 'bin', 'grafana'), join(links, 'grafana'));
    const { found, refusals } = await findGrafana(folder, { GRAFANA_HOME: links, PATH: links });
    expect(found).toMatchObject({ kind: 'folder', home });
    expect(refusals).toEqual([expect.stringContaining('is not a Grafana folder')]);
  });
});

describe('official downloads', () => {
  const file = Buffer.from('a release');
  const sum = createHash('sha256').update(file).digest('hex');
  let server: Server;
  let base: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const bodies: Record<string, string | Buffer> = { '/a.tgz': file, '/good': `${sum}\n`, '/bad': '0'.repeat(64) };
      const body = bodies[request.url ?? ''];
      response.writeHead(body === undefined ? 404 : 200).end(body);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  it('keeps a file only where it matches the published checksum', async () => {
    const target = join(folder, 'a.tgz');
    await downloadVerified(`${base}/a.tgz`, `${base}/good`, target);
    expect(readFileSync(target)).toEqual(file);
    await expect(downloadVerified(`${base}/a.tgz`, `${base}/bad`, target)).rejects.toThrow('not used');
    expect(existsSync(target)).toBe(false);
    await expect(downloadVerified(`${base}/a.tgz`, `${base}/none`, target)).rejects.toThrow('answered 404');
    await expect(downloadVerified('http://127.0.0.1:9/a', 'http://127.0.0.1:9/b', target)).rejects.toThrow(
      /^127.0.0.1:9/
    );
  });

  it('reads both kinds of checksum file', () => {
    const list = `${'a'.repeat(64)}  other.tar.gz\n${'B'.repeat(64)}  ./mine.tar.gz\n`;
    expect(findChecksum(list, 'mine.tar.gz')).toBe('b'.repeat(64));
    expect(findChecksum(`${'c'.repeat(64)}`, 'any')).toBe('c'.repeat(64));
    expect(findChecksum('<html>', 'any')).toBeNull();
  });

  it('are named for the machine', async () => {
    expect(grafanaRelease('linux', 'x64')?.url).toMatch(/\/12\.3\.0\/grafana_12\.3\.0_\d+_linux_amd64\.tar\.gz$/);
    expect(prometheusRelease('darwin', 'arm64')?.url).toMatch(
      /\/v3\.[\d.]+\/prometheus-3\.[\d.]+darwin-arm64\.tar\.gz$/
    );
    expect(grafanaRelease('win32', 'x64')).toBeNull();
    expect(await fetchRelease(null, folder)).toEqual({ refusal: expect.stringContaining('no release for') });
  });

  it('come from the cache where they are there', async () => {
    const release = prometheusRelease('linux', 'x64');
    const cached = join(folder, `prometheus-${release?.version}`);
    mkdirSync(cached);
    expect(await fetchRelease(release, folder)).toEqual({ folder: cached });
  });
});
