import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isBuilt } from './build';
import { grafanaComposeFile, grafanaEnvironment } from './grafana';
import { parseDemoOptions } from './options';
import { PROVISIONING } from './paths';
import { pluginIds } from './plugin-ids';
import { Ports } from './ports';
import { prometheusConfig } from './prometheus';
import { engineTarget } from './scrape-targets';

const folder = mkdtempSync(join(tmpdir(), 'demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the demo', () => {
  it('reads its options', () => {
    expect(parseDemoOptions([])).toEqual({ port: 3000, engines: [], replays: [], preview: false, keepData: false });
    const { engines, replays } = parseDemoOptions([
      '--engine',
      'http://a:1',
      '--engine',
      'http://b:2',
      '--replay',
      'c',
    ]);
    expect(engines.map(({ host }) => host)).toEqual(['a:1', 'b:2']);
    expect(replays).toEqual(['c']);
  });

  it('scrapes each engine where it is, under job vllm', () => {
    const config = parse(
      prometheusConfig(['http://a:8000', 'https://b/base'].map((url) => engineTarget(new URL(url))))
    );
    expect(config.global.scrape_interval).toBe('5s');
    expect(config.scrape_configs).toEqual([
      {
        job_name: 'vllm',
        static_configs: [
          { targets: ['a:8000'], labels: { __scheme__: 'http', __metrics_path__: '/metrics' } },
          { targets: ['b:443'], labels: { __scheme__: 'https', __metrics_path__: '/base/metrics' } },
        ],
      },
    ]);
  });

  it('sets every variable that the provisioning asks for, on the loopback only', () => {
    const environment = grafanaEnvironment(
      { port: 1, folder, prometheusUrl: 'http://127.0.0.1:2', engine: { name: 'e', url: 'http://127.0.0.1:3' } },
      ['a-app', 'b-panel']
    );
    const files = readdirSync(PROVISIONING, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.ya?ml$/.test(file)
    );
    const asked = files.flatMap(
      (file) => readFileSync(join(PROVISIONING, file), 'utf8').match(/\$VLLM_CONSOLE_\w+/g) ?? []
    );
    const known = Object.keys(environment);
    expect(asked.filter((name) => name !== '$VLLM_CONSOLE_' && !known.includes(name.slice(1)))).toEqual([]);
    expect(environment).toMatchObject({
      GF_SERVER_HTTP_ADDR: '127.0.0.1',
      GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: 'a-app,b-panel',
    });
    const { services } = parse(grafanaComposeFile(folder, environment));
    expect(services.grafana).toMatchObject({ network_mode: 'host', environment });
  });

  it('names the plugin first and then those nested in it', () => {
    const dist = join(folder, 'dist');
    for (const [path, id] of [
      ['', 'z-app'],
      ['a/b', 'a-panel'],
      ['datasource', 'b-datasource'],
    ]) {
      mkdirSync(join(dist, path), { recursive: true });
      writeFileSync(join(dist, path, 'plugin.json'), JSON.stringify({ id }));
    }
    expect(pluginIds(dist)).toEqual(['z-app', 'a-panel', 'b-datasource']);
    expect(pluginIds(join(folder, 'nothing'))).toEqual([]);
  });

  it('builds when a source is newer than the build, but not for a test', () => {
    const [dist, src] = [join(folder, 'built'), join(folder, 'src')];
    mkdirSync(dist);
    mkdirSync(join(src, 'deep'), { recursive: true });
    expect(isBuilt(dist, [src])).toBe(false);
    const put = (path: string, seconds: number) => {
      writeFileSync(path, '');
      utimesSync(path, seconds, seconds);
    };
    put(join(dist, 'plugin.json'), 200);
    put(join(dist, 'module.js'), 200);
    put(join(src, 'deep', 'a.ts'), 100);
    put(join(src, 'deep', 'a.test.ts'), 300);
    expect(isBuilt(dist, [src, join(folder, 'missing')])).toBe(true);
    put(join(src, 'deep', 'b.ts'), 300);
    expect(isBuilt(dist, [src])).toBe(false);
  });

  it('takes the next port where one is in use, and none twice', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const taken = typeof address === 'object' && address !== null ? address.port : 0;
    const ports = new Ports('127.0.0.1');
    const first = await ports.choose(taken);
    const second = await ports.choose(taken);
    expect(first).toMatchObject({ instead: taken });
    expect(new Set([taken, first.port, second.port]).size).toBe(3);
    await new Promise((done) => other.close(done));
  });
});
