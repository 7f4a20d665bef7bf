import type { Clock } from '../engine/chat/run';

/** The clock of this machine, as a browser has it. */
export const browserClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/** To what a browser rounds its clock, milliseconds: finer only for pages that are isolated from others. */
export function clockResolution(): number {
  return window.crossOriginIsolated ? 0.005 : 0.1;
}
