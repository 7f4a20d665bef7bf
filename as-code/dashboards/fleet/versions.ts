import { tellableVersions } from '../../../src/engine/measures/catalogue/fleet-versions';
import type { State } from '../state-timeline';

/** What a derived version says in words: 24 is 0.24 or newer, 11.1 is 0.11.1 or newer. */
export const versionStates: readonly State[] = tellableVersions.map((version) => ({
  from: version,
  to: version,
  text: version > 0 ? `≥ 0.${version}` : 'older than 0.7',
  color: 'text',
}));
