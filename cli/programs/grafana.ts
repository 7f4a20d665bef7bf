import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execute, isExecutable, onPath } from './execute';
import { fetchRelease, grafanaRelease } from './official';
import { refuse, searchPlaces, type Place, type Refusal, type Search } from './types';

/** A way to run Grafana: from a folder, or as a container. */
export type FoundGrafana =
  | { readonly kind: 'folder'; readonly bin: string; readonly home: string; readonly why: string }
  | { readonly kind: 'compose'; readonly docker: string; readonly why: string };

const SYSTEM_HOME = '/usr/share/grafana';

/**
 * Looks for Grafana: `$GRAFANA_HOME`, PATH, `/usr/share/grafana`, Docker Compose with a reachable engine, then the
 * official download into `cache`.
 */
export async function findGrafana(cache: string, env: NodeJS.ProcessEnv = process.env): Promise<Search<FoundGrafana>> {
  const places: Array<Place<FoundGrafana>> = [
    {
      name: 'GRAFANA_HOME',
      find: () => (env.GRAFANA_HOME ? inFolder(env.GRAFANA_HOME, 'from GRAFANA_HOME') : refuse('not set')),
    },
    { name: 'PATH', find: () => fromPath(env.PATH) },
    { name: 'usual folder', find: () => inFolder(SYSTEM_HOME, `from ${SYSTEM_HOME}`) },
    { name: 'Docker Compose', find: () => fromDocker(env.PATH) },
    {
      name: 'official download',
      async find() {
        const release = grafanaRelease();
        const answer = await fetchRelease(release, cache);
        return 'refusal' in answer
          ? answer
          : inFolder(answer.folder, `the official download ${release?.version ?? ''}`.trim());
      },
    },
  ];
  return searchPlaces(places);
}

async function inFolder(home: string, why: string, bin = findBinary(home)): Promise<FoundGrafana | Refusal> {
  if (!existsSync(join(home, 'conf', 'defaults.ini')) || !existsSync(join(home, 'public'))) {
    return refuse(`${home} is not a Grafana folder (no conf/defaults.ini and public/)`);
  }
  if (bin === null) {
    return refuse(`${home} has no bin/grafana`);
  }
  const { code, stdout, stderr } = await execute(bin, ['--version']);
  const version = /version (\S+)/.exec(`${stdout}${stderr}`)?.[1] ?? 'unknown version';
  return code === 0 ? { kind: 'folder', bin, home, why: `${version}, ${why}` } : refuse(`${bin} does not run`);
}

function findBinary(home: string): string | null {
  return ['grafana', 'grafana-server'].map((name) => join(home, 'bin', name)).find(isExecutable) ?? null;
}

/** A packaged `grafana-server` is a script in front of `/usr/share/grafana`; an unpacked one lies in its own home. */
async function fromPath(path: string | undefined): Promise<FoundGrafana | Refusal> {
  const command = onPath('grafana', path) ?? onPath('grafana-server', path);
  if (command === null) {
    return refuse('no grafana and no grafana-server');
  }
  const own = dirname(dirname(realpathSync(command)));
  const home = [own, SYSTEM_HOME].find((folder) => existsSync(join(folder, 'conf', 'defaults.ini')));
  return home === undefined
    ? refuse(`${command} is there, but not the folder with its conf/ and public/: set GRAFANA_HOME`)
    : inFolder(home, `on PATH (${command})`, findBinary(home) ?? command);
}

async function fromDocker(path: string | undefined): Promise<FoundGrafana | Refusal> {
  const docker = onPath('docker', path);
  if (docker === null) {
    return refuse('no docker');
  }
  if ((await execute(docker, ['compose', 'version'])).code !== 0) {
    return refuse('docker has no compose plugin');
  }
  const info = await execute(docker, ['info', '--format', '{{.ServerVersion}}']);
  return info.code === 0 && info.stdout.trim() !== ''
    ? { kind: 'compose', docker, why: `in Docker ${info.stdout.trim()}` }
    : refuse('no Docker engine can be reached');
}
