import type { Labels, Source } from '../../src/engine/exposition/types';
import type { RecordedScrape } from '../../src/engine/recording/types';
import { openMetricsOf } from '../../cli/io/openmetrics';
import { legacyOf, withOtherOldBounds } from '../support/legacy';
import { TestPrometheus } from '../support/prometheus';
import { recordedScrapes, recordingNames, sourceOf } from '../support/recordings';
import type { Instants } from './compare';

export interface Member {
  readonly scrapes: readonly RecordedScrape[];
  readonly target: Labels;
}

/** The same scrapes as a Prometheus that has them stored, and as the live evaluator reads them. */
export interface RecordedFleet {
  readonly prometheus: TestPrometheus;
  readonly sources: readonly Source[];
}

/** Starts a Prometheus with these members, all moved in time so that they begin together. */
export async function startFleet(members: readonly Member[]): Promise<RecordedFleet> {
  const start = members[0].scrapes[0].t;
  const shifted = members.map((member) => ({ ...member, shift: start - member.scrapes[0].t }));
  const backfill = shifted.map(({ scrapes, target, shift }) => openMetricsOf(scrapes, target, shift));
  return {
    prometheus: await TestPrometheus.start({ backfill }),
    sources: shifted.map(({ scrapes, target, shift }) => sourceOf(scrapes, target, shift)),
  };
}

/** Every recording as one engine of a fleet, in two jobs and two clusters. */
export function recordedMembers(): Member[] {
  return recordingNames().map((name, i) => ({
    scrapes: recordedScrapes(name),
    target: { job: i % 2 ? 'vllm' : 'vllm-b', instance: `${name}:8000`, cluster: i % 3 ? 'east' : 'west' },
  }));
}

/** The same with an engine as 0.10 was, and one whose old name of a histogram has other bounds than the new one. */
export function mixedMembers(): Member[] {
  const hidden = recordedScrapes('healthy-0.11.0-hidden-metrics');
  return [
    ...recordedMembers(),
    { scrapes: legacyOf(hidden), target: { job: 'old', instance: '0.10:8000' } },
    { scrapes: withOtherOldBounds(hidden), target: { job: 'vllm', instance: 'two-bounds:8000' } },
  ];
}

/** Evenly spread between two times (seconds), from the fifth second on, off the grid of the scrapes. */
export function instantsOf(first: number, last: number, count = 24): Instants {
  const start = Math.round(first * 1000) + 5_337;
  const step = Math.floor((last * 1000 - start) / count);
  return { start, step, end: start + step * (count - 1) };
}
