import { type WorkloadInput } from '../load/workload';

/** So many clients, each of whom asks again as soon as it is answered. */
export function closedLoop(sessions: number): WorkloadInput['arrivals'] {
  return { kind: 'closed', sessions, turns: 1, thinkSeconds: 0 };
}
