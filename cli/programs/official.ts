import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { downloadVerified } from './download';
import { execute } from './execute';
import { refuse, type Refusal } from './types';

/** A release that its makers publish as a tarball with a checksum beside it. */
export interface Release {
  readonly name: string;
  readonly version: string;
  readonly url: string;
  readonly checksumUrl: string;
}

const GRAFANA = { version: '12.3.0', build: '19497075765' };
const PROMETHEUS = '3.5.0';

/** Grafana's release for this machine, or null where there is none. */
export function grafanaRelease(platform = process.platform, arch = process.arch): Release | null {
  const system = systemName(platform, arch);
  if (system === null) {
    return null;
  }
  const { version, build } = GRAFANA;
  const file = `grafana_${version}_${build}_${system.os}_${system.arch}.tar.gz`;
  const url = `https://dl.grafana.com/grafana/release/${version}/${file}`;
  return { name: 'grafana', version, url, checksumUrl: `${url}.sha256` };
}

/** Prometheus' release for this machine, or null where there is none. */
export function prometheusRelease(platform = process.platform, arch = process.arch): Release | null {
  const system = systemName(platform, arch);
  if (system === null) {
    return null;
  }
  const base = `https://github.com/prometheus/prometheus/releases/download/v${PROMETHEUS}`;
  const url = `${base}/prometheus-${PROMETHEUS}.${system.os}-${system.arch}.tar.gz`;
  return { name: 'prometheus', version: PROMETHEUS, url, checksumUrl: `${base}/sha256sums.txt` };
}

/**
 * The folder with a release, from the cache or by download.
 *
 * @param cache the project's cache folder.
 * @throws Error with a clear line where it cannot be downloaded, verified or unpacked.
 */
export async function fetchRelease(release: Release | null, cache: string): Promise<{ folder: string } | Refusal> {
  if (release === null) {
    return refuse(`no release for ${process.platform} on ${process.arch}`);
  }
  const folder = join(cache, `${release.name}-${release.version}`);
  if (existsSync(folder)) {
    return { folder };
  }
  const archive = `${folder}.tar.gz`;
  const unpacking = `${folder}.unpacking`;
  await downloadVerified(release.url, release.checksumUrl, archive);
  rmSync(unpacking, { recursive: true, force: true });
  mkdirSync(unpacking, { recursive: true });
  const tar = await execute('tar', ['-xzf', archive, '-C', unpacking, '--strip-components=1'], { timeoutMs: 300_000 });
  rmSync(archive, { force: true });
  if (tar.code !== 0) {
    rmSync(unpacking, { recursive: true, force: true });
    return refuse(`cannot be unpacked: ${tar.stderr.trim()}`);
  }
  renameSync(unpacking, folder);
  return { folder };
}

function systemName(platform: string, arch: string): { os: string; arch: string } | null {
  const os = platform === 'linux' || platform === 'darwin' ? platform : null;
  const cpu = arch === 'x64' ? 'amd64' : arch === 'arm64' ? 'arm64' : null;
  return os === null || cpu === null ? null : { os, arch: cpu };
}
