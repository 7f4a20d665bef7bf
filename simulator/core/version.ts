/** Whether a version such as `0.23.1` is this minor version, as in `0.23`, or a later one. */
export function isAtLeast(version: string, minor: string): boolean {
  const [major, second, patch = 0] = version.split('.').map(Number);
  const [wantedMajor, wantedSecond, wantedPatch = 0] = minor.split('.').map(Number);
  return (
    major > wantedMajor ||
    (major === wantedMajor && (second > wantedSecond || (second === wantedSecond && patch >= wantedPatch)))
  );
}
