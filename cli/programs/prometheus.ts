import { join } from 'node:path';
import { fetchDebianPackage } from './debian';
import { execute, isExecutable, onPath } from './execute';
import { fetchRelease, prometheusRelease } from './official';
import { refuse, searchPlaces, type FoundProgram, type Place, type Refusal, type Search } from './types';

const NAME = 'prometheus';
const DEBIAN_FOLDER = 'prometheus-debian';
const UNPACKED = "the distribution's package, unpacked into the cache";

/** Looks for Prometheus: PATH, the official download, then the distribution's package unpacked into `cache`. */
export async function findPrometheus(cache: string): Promise<Search<FoundProgram>> {
  return searchPlaces(places(cache));
}

function places(cache: string): Array<Place<FoundProgram>> {
  return [
    {
      name: 'PATH',
      find() {
        const path = onPath(NAME);
        return path === null ? refuse(`no ${NAME}`) : checked(path, 'on PATH');
      },
    },
    {
      name: 'cache',
      // Before the download: where that is out of reach, it would be tried in vain every time.
      find() {
        const path = join(cache, DEBIAN_FOLDER, 'usr', 'bin', NAME);
        return isExecutable(path) ? checked(path, UNPACKED) : refuse('nothing unpacked yet');
      },
    },
    {
      name: 'official download',
      async find() {
        const release = prometheusRelease();
        const answer = await fetchRelease(release, cache);
        return 'refusal' in answer
          ? answer
          : checked(join(answer.folder, NAME), `the official download ${release?.version ?? ''}`.trim());
      },
    },
    {
      name: 'distribution package',
      async find() {
        const answer = await fetchDebianPackage(NAME, join(cache, DEBIAN_FOLDER), cache);
        return 'refusal' in answer ? answer : checked(join(answer.folder, 'usr', 'bin', NAME), UNPACKED);
      },
    },
  ];
}

async function checked(path: string, why: string): Promise<FoundProgram | Refusal> {
  if (!isExecutable(path)) {
    return refuse(`${path} is missing`);
  }
  const { code, stdout, stderr } = await execute(path, ['--version']);
  const version = /version (\S+)/.exec(`${stdout}${stderr}`)?.[1] ?? '';
  return code === 0 ? { path, why: `${version.replace(/,$/, '')}, ${why}` } : refuse(`${path} does not run`);
}
