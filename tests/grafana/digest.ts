import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const COVERED = ['src', 'provisioning'];

/** Where `npm run test:grafana` keeps what it saw. */
export const RESULT_FILE = join(__dirname, 'result.json');

/** SHA-256 over the sorted paths and contents of what Grafana gets to see: `src/` and `provisioning/`, without tests. */
export function digest(root: string = ROOT): string {
  const hash = createHash('sha256');
  for (const path of COVERED.flatMap((folder) => filesBelow(root, folder)).sort()) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether the kept result is about the sources as they are now. */
export function staleness(file: string = RESULT_FILE, root: string = ROOT): 'fresh' | 'stale' | 'never' {
  if (!existsSync(file)) {
    return 'never';
  }
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { digest?: unknown };
  return kept.digest === digest(root) ? 'fresh' : 'stale';
}

function filesBelow(root: string, folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) {
    return [];
  }
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(root, name) : /\.test\.tsx?$/.test(name) ? [] : [name];
  });
}
