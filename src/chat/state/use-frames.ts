import { useEffect, useReducer } from 'react';

/** Something that comes bit by bit. */
export interface Live {
  /** Calls at everything that comes, until what it answers is called. */
  listen(tell: () => void): () => void;
}

/** Draws the component anew as it comes, at most once a frame, or once in so many milliseconds. */
export function useFrames(live: Live, everyMs = 0): void {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let frame = 0;
    let drawn = performance.now();
    const look = (now: number) => {
      if (now - drawn < everyMs) {
        frame = requestAnimationFrame(look);
        return;
      }
      frame = 0;
      drawn = now;
      draw();
    };
    const end = live.listen(() => {
      frame ||= requestAnimationFrame(look);
    });
    return () => {
      end();
      cancelAnimationFrame(frame);
    };
  }, [live, everyMs]);
}
