import { act, render } from '@testing-library/react';
import React from 'react';
import { type Live, useFrames } from './use-frames';

class Something implements Live {
  private readonly listeners = new Set<() => void>();
  listen(tell: () => void) {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  }
  comes() {
    this.listeners.forEach((tell) => tell());
  }
  get isHeard() {
    return this.listeners.size > 0;
  }
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Lets something come once a millisecond. @returns how often it was drawn, and whether it was at the end. */
function drawings(forMs: number, everyMs?: number) {
  const live = new Something();
  let drawn = 0;
  function Drawn() {
    useFrames(live, everyMs);
    drawn++;
    return null;
  }
  const { unmount } = render(<Drawn />);
  const first = drawn;
  for (let ms = 0; ms < forMs; ms++) {
    act(() => {
      live.comes();
      jest.advanceTimersByTime(1);
    });
  }
  const busy = drawn - first;
  act(() => void jest.advanceTimersByTime(1000));
  const last = drawn - first - busy;
  unmount();
  return { busy, last, isHeard: live.isHeard };
}

test('draws once a frame, and the last that came too', () => {
  const { busy, last, isHeard } = drawings(160);
  expect(busy).toBeGreaterThanOrEqual(8);
  expect(busy).toBeLessThanOrEqual(11);
  expect(last).toBeLessThanOrEqual(1);
  expect(isHeard).toBe(false);
});

test('draws no more often than it shall, and the last that came too', () => {
  expect(drawings(1000, 200)).toMatchObject({ busy: 4, last: 1, isHeard: false });
});
