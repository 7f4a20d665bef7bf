import type { Member } from '../prometheus/fleet';
import { recordedScrapes, recordingNames } from '../support/recordings';
import { everything, nothingOfOurs, threeEngines } from './simulated';

/** What a Prometheus has scraped when the dashboards are opened. */
export interface Situation {
  readonly name: string;
  readonly members: () => readonly Member[];
  /** The recording rules are loaded. */
  readonly recorded?: boolean;
}

/** Each recorded engine alone, a fleet, all that can be, and nothing of ours. */
export const situations: readonly Situation[] = [
  ...recordingNames().map((name) => ({ name, members: () => [recordedMember(name)] })),
  { name: '3 engines, 2 models', members: threeEngines, recorded: true },
  { name: 'all exporters and options', members: everything },
  { name: 'nothing', members: nothingOfOurs },
];

function recordedMember(name: string): Member {
  return { scrapes: recordedScrapes(name), target: { job: 'vllm', instance: `${name}:8000` } };
}
