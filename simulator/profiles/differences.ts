/** A label whose recorded value a simulated page cannot have. */
export interface ProfileDifference {
  /** Folder of the recording. */
  readonly recording: string;
  readonly family: string;
  readonly label: string;
  readonly recorded: string;
  readonly simulated: string;
  readonly because: string;
}

/** All that a simulated page shows otherwise than the recorded one of the same settings, numbers aside. */
export const PROFILE_DIFFERENCES: readonly ProfileDifference[] = [
  {
    recording: 'kv-pressure-0.32.0',
    family: 'vllm:cache_config_info',
    label: 'num_gpu_blocks_override',
    recorded: '40',
    simulated: 'None',
    because: 'a simulated engine is told its blocks: whether they were found or set by hand is no setting of it',
  },
];
