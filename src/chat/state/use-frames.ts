import { useEffect, useReducer } from 'react';
import type { LiveReply } from './live-reply';

/** Draws the component anew as a reply comes, at most once a frame. */
export function useFrames(live: LiveReply): void {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let frame = 0;
    const end = live.listen(() => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        draw();
      });
    });
    return () => {
      end();
      cancelAnimationFrame(frame);
    };
  }, [live]);
}
