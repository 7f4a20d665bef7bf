import type { Clock } from '../engine/chat/run';

/** The browser's clock. */
export const browserClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after: (ms, call) => {
    const timer = window.setTimeout(call, ms);
    return () => window.clearTimeout(timer);
  },
};

/** To what a browser rounds its clock, milliseconds: finer only for pages that are isolated from others. */
export function clockResolution(): number {
  return window.crossOriginIsolated ? 0.005 : 0.1;
}
