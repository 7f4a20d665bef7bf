import { type Work, WorkQueue } from './work-queue';

describe('WorkQueue', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const done: string[] = [];
  let now = 0;
  /** Work that takes so many slices of so many milliseconds. */
  const work = (name: string, slices: number, ms: number): Work => {
    let left = slices;
    return () => {
      done.push(name);
      now += ms;
      return --left === 0;
    };
  };

  beforeEach(() => void done.splice(0));

  it('does the work of all panels in one go where there is time', () => {
    const queue = new WorkQueue(() => now);
    queue.add(work('a', 1, 1));
    queue.add(work('b', 1, 1));
    expect(done).toEqual([]);
    jest.advanceTimersToNextTimer();
    expect(done).toEqual(['a', 'b']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('gives way after a slice, and finishes one before the next', () => {
    const queue = new WorkQueue(() => now);
    queue.add(work('a', 2, 20));
    queue.add(work('b', 2, 20));
    const after = [1, 2, 3, 4].map(() => {
      jest.advanceTimersToNextTimer();
      return done.join('');
    });
    expect(after).toEqual(['a', 'aa', 'aab', 'aabb']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does the same work once however often it is asked for, and not after it was dropped', () => {
    const queue = new WorkQueue(() => now);
    const [one, other] = [work('a', 1, 1), work('b', 1, 1)];
    [one, one, other].forEach((each) => queue.add(each));
    queue.drop(other);
    jest.runAllTimers();
    expect(done).toEqual(['a']);
  });

  it('goes on with the others where one throws', () => {
    const queue = new WorkQueue(() => now);
    queue.add(() => {
      throw new Error('broken');
    });
    queue.add(work('b', 1, 1));
    expect(() => jest.advanceTimersToNextTimer()).toThrow('broken');
    jest.runAllTimers();
    expect(done).toEqual(['b']);
  });
});
