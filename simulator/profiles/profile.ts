import { cacheFamilies } from './cache';
import { configFamilies } from './config';
import { type Family } from './family';
import { httpFamilies } from './http';
import { latencyFamilies } from './latency';
import { loraFamilies } from './lora';
import { mfuFamilies } from './mfu';
import { processFamilies } from './process';
import { requestFamilies, requestWorkFamilies } from './requests';
import { schedulerFamilies } from './scheduler';
import { specDecodeFamilies } from './spec-decode';
import { tokenFamilies } from './tokens';
import { isIn, SIMULATED_VERSIONS } from './versions';

/** Every family that a simulated version shows, in the order of its page. */
export const FAMILIES: readonly Family[] = [
  ...processFamilies,
  ...specDecodeFamilies,
  ...mfuFamilies,
  ...schedulerFamilies,
  ...cacheFamilies,
  ...tokenFamilies,
  ...requestFamilies,
  ...latencyFamilies,
  ...requestWorkFamilies,
  ...loraFamilies,
  ...configFamilies,
  ...httpFamilies,
];

/** What a version of vLLM shows on its page: of the V1 engine, as on a GPU. */
export interface Profile {
  readonly version: string;
  /** Whether the engine's series carry the label `engine`. */
  readonly engineLabel: boolean;
  /** Families that it has, in page order. */
  readonly families: readonly Family[];
  /** Those of them that it shows only to `--show-hidden-metrics-for-version`. */
  readonly hidden: ReadonlySet<Family>;
}

const profiles = new Map<string, Profile>();

/**
 * The profile of a version, such as `0.20.2`.
 *
 * @throws RangeError for a version that is not simulated.
 */
export function profileOf(version: string): Profile {
  let profile = profiles.get(version);
  if (profile === undefined) {
    profile = derived(version);
    profiles.set(version, profile);
  }
  return profile;
}

function derived(version: string): Profile {
  if (!/^0\.\d+(\.\d+)?$/.test(version) || !isIn(version, SIMULATED_VERSIONS)) {
    const { since, gone } = SIMULATED_VERSIONS;
    throw new RangeError(`vLLM ${version} is not simulated: set a version from ${since} up to before ${gone}`);
  }
  const families = FAMILIES.filter((family) => isIn(version, family));
  return {
    version,
    engineLabel: isIn(version, { since: '0.8.3' }),
    families,
    hidden: new Set(families.filter(({ hidden }) => hidden !== undefined && isIn(version, { since: hidden }))),
  };
}
