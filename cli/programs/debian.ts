import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execute, onPath } from './execute';
import { refuse, type Refusal } from './types';

/**
 * Unpacks a Debian or Ubuntu package into `folder`, as its files would lie under `/`: nothing is installed and no root
 * is needed. What is there already is taken as it is.
 *
 * @param cache where to keep package lists, if the machine has none.
 */
export async function fetchDebianPackage(
  name: string,
  folder: string,
  cache: string
): Promise<{ folder: string } | Refusal> {
  if (existsSync(folder)) {
    return { folder };
  }
  const [apt, dpkg] = [onPath('apt-get'), onPath('dpkg-deb')];
  if (apt === null || dpkg === null) {
    return refuse('not a Debian or Ubuntu machine (apt-get and dpkg-deb are not both there)');
  }
  const work = `${folder}.unpacking`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const deb = (await download(apt, name, work)) ?? (await downloadWithOwnLists(apt, name, work, cache));
    if ('refusal' in deb) {
      return deb;
    }
    const unpacked = await execute(dpkg, ['-x', deb.file, join(work, 'root')], { timeoutMs: 120_000 });
    if (unpacked.code !== 0) {
      return refuse(`${name} cannot be unpacked: ${lastLine(unpacked.stderr)}`);
    }
    renameSync(join(work, 'root'), folder);
    return { folder };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** With the machine's own package lists; null where they are missing or out of date. */
async function download(apt: string, name: string, work: string): Promise<{ file: string } | null> {
  const result = await execute(apt, ['download', name], { cwd: work, timeoutMs: 300_000 });
  return result.code === 0 ? findDeb(work) : null;
}

async function downloadWithOwnLists(
  apt: string,
  name: string,
  work: string,
  cache: string
): Promise<{ file: string } | Refusal> {
  const lists = join(cache, 'apt', 'lists');
  const archives = join(cache, 'apt', 'archives');
  mkdirSync(join(lists, 'partial'), { recursive: true });
  mkdirSync(join(archives, 'partial'), { recursive: true });
  const own = [
    ['Dir::State::lists', lists],
    ['Dir::Cache', join(cache, 'apt')],
    ['Dir::Cache::archives', archives],
    ['Debug::NoLocking', '1'],
    ['APT::Sandbox::User', 'root'],
  ].flatMap(([option, value]) => ['-o', `${option}=${value}`]);
  const update = await execute(apt, [...own, '-q', 'update'], { timeoutMs: 300_000 });
  const result = await execute(apt, [...own, 'download', name], { cwd: work, timeoutMs: 300_000 });
  const deb = result.code === 0 ? findDeb(work) : null;
  return deb ?? refuse(`apt-get download ${name}: ${lastLine(result.stderr) || lastLine(update.stderr)}`);
}

function findDeb(folder: string): { file: string } | null {
  const file = readdirSync(folder).find((entry) => entry.endsWith('.deb'));
  return file === undefined ? null : { file: join(folder, file) };
}

function lastLine(text: string): string {
  return text.trim().split('\n').pop() ?? '';
}
