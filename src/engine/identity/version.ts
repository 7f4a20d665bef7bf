/** The oldest vLLM whose figures are all known: older ones lack most of the names. */
export const OLDEST_SUPPORTED = '0.8.0';

/** Compares two versions such as `0.10.2` and `0.8.5.post2` by their first three numbers, as `sort` wants it. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const at = left.findIndex((number, i) => number !== right[i]);
  return at < 0 ? 0 : left[at] - right[at];
}

/** Whether a version that an engine reports says anything: builds from source without tags call themselves 0.1.dev. */
export function isRelease(version: string): boolean {
  return /^v?\d+\.\d+\.\d+/.test(version);
}

function numbersOf(version: string): number[] {
  const [major = 0, minor = 0, patch = 0] = (version.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  return [major, minor, patch];
}
