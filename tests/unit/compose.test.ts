import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { onPath } from '../../cli/programs/execute';
import { signals } from '../../src/engine/signals/catalogue';
import schema from '../support/compose-spec.json';

const ROOT = join(__dirname, '..', '..');
/** Made by `npm run build` and `npm run generate`. */
const BUILT = ['./dist', './src/dashboards'];
const ENGINES: Record<string, string> = { gpu: 'vllm', cpu: 'vllm-cpu', replay: 'vllm-replay' };

interface Service {
  readonly profiles: string[];
  readonly image: string;
  readonly command?: string | string[];
  readonly environment?: Record<string, string>;
  readonly ports?: string[];
  readonly volumes?: string[];
  readonly networks?: { default?: { aliases?: string[] } };
}

interface ScrapeConfig {
  readonly job_name: string;
  readonly static_configs?: Array<{ targets: string[] }>;
  readonly dns_sd_configs?: Array<{ names: string[]; port: number }>;
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const text = read('docker-compose.yaml');
const compose = parse(text, { merge: true });
const services: Record<string, Service> = compose.services;
const prometheus: { scrape_configs: ScrapeConfig[] } = parse(read('deploy/prometheus/prometheus.yaml'));

/** Services by the names under which others reach them in this profile. */
function reachable(profile: string): Map<string, Service> {
  const active = Object.entries(services).filter(([, service]) => service.profiles.includes(profile));
  return new Map(
    active.flatMap(([name, service]) =>
      [name, ...(service.networks?.default?.aliases ?? [])].map((alias): [string, Service] => [alias, service])
    )
  );
}

/** `a:${B:-c}:d` as Compose reads it with an empty environment. */
const withDefaults = (value: string) => value.replace(/\$\{\w+:-([^}]*)\}/g, '$1');

/** Container ports that a service publishes. */
const ports = (service?: Service) => (service?.ports ?? []).map((port) => withDefaults(port).split(':')[2]);

describe('docker-compose.yaml', () => {
  it('is what the Compose specification allows', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    const { $schema: _, ...draft07 } = schema;
    const validate = ajv.compile(draft07);
    expect(validate(compose) ? [] : validate.errors).toEqual([]);
    expect(validate({ services: { a: { imagine: 'b' } } })).toBe(false);
  });

  it('starts exactly one engine in each profile, and nothing without one', () => {
    for (const [profile, engine] of Object.entries(ENGINES)) {
      const names = [...reachable(profile).keys()];
      expect(Object.values(ENGINES).filter((name) => services[name].profiles.includes(profile))).toEqual([engine]);
      expect(names).toEqual(expect.arrayContaining(['vllm', 'prometheus', 'grafana', 'node-exporter']));
      expect(names.includes('dcgm-exporter')).toBe(profile === 'gpu');
    }
    expect(Object.values(services).filter(({ profiles }) => !profiles?.length)).toEqual([]);
    expect(read('.env.example')).toMatch(/^COMPOSE_PROFILES=gpu$/m);
  });

  it('mounts only what the checkout has', () => {
    const sources = Object.values(services).flatMap(({ volumes = [] }) =>
      volumes.map((volume) => volume.split(':')[0])
    );
    const own = sources.filter((source) => source.startsWith('.'));
    expect(own.filter((source) => !BUILT.includes(source) && !existsSync(join(ROOT, source)))).toEqual([]);
    const named = sources.filter((source) => !/^[./]/.test(source));
    expect(named.filter((name) => !(name in compose.volumes))).toEqual([]);
    expect(Object.keys(compose.volumes).filter((name) => !named.includes(name))).toEqual([]);
  });

  it('publishes on the loopback only, no port twice in a profile', () => {
    for (const profile of Object.keys(ENGINES)) {
      const published = [...new Set(reachable(profile).values())].flatMap(({ ports: all = [] }) =>
        all.map(withDefaults)
      );
      expect(published.filter((port) => !/^127\.0\.0\.1:\d+:\d+$/.test(port))).toEqual([]);
      expect(new Set(published.map((port) => port.split(':')[1])).size).toBe(published.length);
    }
  });

  it('names every variable in .env.example, and has no secret in it', () => {
    const asked = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
    const listed = new Map(
      [...read('.env.example').matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value])
    );
    expect([...asked].filter((name) => !listed.has(name))).toEqual([]);
    expect([...listed.keys()].filter((name) => !asked.has(name) && name !== 'COMPOSE_PROFILES')).toEqual([]);
    expect([...listed].filter(([name, value]) => /TOKEN|PASSWORD|KEY$/.test(name) && value !== '')).toEqual([]);
    for (const [, name, value] of text.matchAll(/\$\{(\w+):-([^}]*)\}/g)) {
      expect({ name, value }).toEqual({ name, value: listed.get(name) });
    }
  });
});

const promtool = onPath('promtool');

describe('what runs in the stack agrees', () => {
  (promtool ? it : it.skip)('promtool accepts the configuration of Prometheus', () => {
    const said = execFileSync(promtool ?? '', ['check', 'config', join(ROOT, 'deploy/prometheus/prometheus.yaml')]);
    expect(said.toString()).toContain('SUCCESS');
  });

  it('Prometheus scrapes services and ports that exist', () => {
    const jobs = new Map(prometheus.scrape_configs.map((config) => [config.job_name, config]));
    expect([...jobs.keys()]).toEqual(['vllm', 'vllm-probe', 'dcgm', 'node']);
    for (const profile of Object.keys(ENGINES)) {
      const known = reachable(profile);
      for (const target of prometheus.scrape_configs
        .flatMap((job) => job.static_configs ?? [])
        .flatMap((c) => c.targets)) {
        const [host, port] = target.split(':');
        expect({ target, ports: ports(known.get(host)) }).toEqual({ target, ports: [port] });
      }
    }
    for (const { names, port } of prometheus.scrape_configs.flatMap((job) => job.dns_sd_configs ?? [])) {
      expect(names.map((name) => ports(services[name]))).toEqual([[String(port)]]);
    }
  });

  it('dcgm-exporter shows every GPU signal of the catalogue, and the optional ones say where to get them', () => {
    const { command, volumes = [] } = services['dcgm-exporter'];
    const [file, path] = volumes[0].split(':');
    expect(command).toEqual(expect.arrayContaining(['-f', path]));
    const rows = read(file)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(',').map((cell) => cell.trim()));
    expect(rows.filter((row) => row.length !== 3 || !['gauge', 'counter', 'label'].includes(row[1]))).toEqual([]);
    const shown = rows.map(([field]) => field);
    expect(new Set(shown).size).toBe(shown.length);
    const gpu = signals.filter(({ from }) => from === 'gpu');
    expect(gpu.map(({ names }) => names[0].name).filter((name) => !shown.includes(name))).toEqual([]);
    const hints = gpu.filter(({ absentWhen = '' }) => absentWhen.includes('dcgm-counters.csv'));
    expect(hints.length).toBeGreaterThan(20);
    hints.forEach(({ absentWhen }) => expect(absentWhen).toContain(file.replace('./', '')));
  });

  it('the engines listen where they are scraped', () => {
    for (const engine of Object.values(ENGINES)) {
      expect(withDefaults(String(services[engine].command))).toContain('--host 0.0.0.0 --port 8000');
    }
    expect(existsSync(join(ROOT, 'tests/recordings', 'healthy-0.32.0'))).toBe(true);
  });

  it('alerts end in the mail catcher, and no variable of theirs can keep Grafana from starting', () => {
    const { environment = {}, volumes = [] } = services.grafana;
    const [host] = environment.GF_SMTP_HOST.split(':');
    for (const profile of Object.keys(ENGINES)) {
      expect(reachable(profile).get(host)?.image).toMatch(/^axllent\/mailpit:v/);
    }
    const place = 'provisioning/alerting/vllm-receivers.yaml';
    const mount = volumes.find((volume) => volume.includes(`:/etc/grafana/${place}:`)) ?? '';
    // Docker cannot make a file in a folder that is mounted to be read only.
    expect(parse(read(place))).toEqual({ apiVersion: 1 });
    const own = read(mount.split(':')[0]);
    expect(own).not.toContain('$');
    const { contactPoints, policies } = parse(own);
    const [point, ...more] = contactPoints;
    expect(more).toEqual([]);
    const named = [policies[0].receiver, ...policies[0].routes.map(({ receiver }: { receiver: string }) => receiver)];
    expect([...new Set(named)]).toEqual([point.name]);
  });

  it('Grafana has what the provisioning asks for, and may load every plugin', () => {
    const environment = services.grafana.environment ?? {};
    const files = readdirSync(join(ROOT, 'provisioning'), { recursive: true, encoding: 'utf8' });
    const yaml = files.filter((file) => /\.ya?ml$/.test(file)).map((file) => read(join('provisioning', file)));
    const asked = new Set(yaml.flatMap((content) => content.match(/\$VLLM_CONSOLE_[A-Z_]*[A-Z]/g) ?? []));
    expect([...asked].filter((name) => !(name.slice(1) in environment))).toEqual([]);
    expect(asked.size).toBeGreaterThanOrEqual(3);
    const { host, port } = new URL(environment.VLLM_CONSOLE_PROMETHEUS_URL);
    expect(ports(services[host.split(':')[0]])).toEqual([port]);
    const mounts = new Map(services.grafana.volumes?.map((volume) => [volume.split(':')[0], volume.split(':')[1]]));
    expect(mounts.get('./src/dashboards')).toBe(environment.VLLM_CONSOLE_DASHBOARDS);
    expect(mounts.get('./provisioning')).toBe('/etc/grafana/provisioning');

    const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
    const ids = sources
      .filter((file) => /(^|\/)plugin\.json$/.test(file))
      .map((file) => parse(read(join('src', file))).id);
    expect(environment.GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS.split(',').sort()).toEqual(ids.sort());
    expect(mounts.get('./dist')).toBe(`/var/lib/grafana/plugins/${parse(read('src/plugin.json')).id}`);
  });
});
