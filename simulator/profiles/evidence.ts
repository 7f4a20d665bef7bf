/** What a version's profile rests on: a recording of a real engine, or its documentation, source and change log. */
export interface ProfileEvidence {
  /** A release, or a minor version that stands for its releases. */
  readonly version: string;
  readonly basis: 'recorded' | 'documented';
}

/**
 * Versions whose profile was checked. Those between them follow from the version in which each family came and went;
 * what is known of `cache_config_info` there is dated to the next version of this list.
 */
export const PROFILE_EVIDENCE: readonly ProfileEvidence[] = [
  { version: '0.8', basis: 'documented' },
  { version: '0.10.2', basis: 'recorded' },
  { version: '0.11.0', basis: 'recorded' },
  { version: '0.12.0', basis: 'recorded' },
  { version: '0.16.0', basis: 'recorded' },
  { version: '0.20.2', basis: 'recorded' },
  { version: '0.24.0', basis: 'recorded' },
  { version: '0.28.0', basis: 'recorded' },
  { version: '0.32.0', basis: 'recorded' },
];
