import { isAtLeast } from '../core/version';
import { type Versions } from './family';

/** The versions that can be simulated: from the first one to the last before `gone`. */
export const SIMULATED_VERSIONS = { since: '0.8.0', gone: '0.34' } as const;

/** Whether a version lies in a range. */
export function isIn(version: string, { since, gone }: Versions): boolean {
  return (since === undefined || isAtLeast(version, since)) && (gone === undefined || !isAtLeast(version, gone));
}

/** Whether `--show-hidden-metrics-for-version` names the minor version before this one: only then does it do anything. */
export function showsHidden(version: string, shownFor: string | undefined): boolean {
  const [major, minor] = version.split('.').map(Number);
  const [shownMajor, shownMinor] = (shownFor ?? '').split('.').map(Number);
  return shownMajor === major && shownMinor === minor - 1;
}
