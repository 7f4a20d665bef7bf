import fc from 'fast-check';
import { EventQueue } from './events';

test('fires by time, then by the order of planning', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (times) => {
      const queue = new EventQueue();
      const fired: Array<[number, number]> = [];
      times.forEach((time, order) => queue.call(time, (now) => fired.push([now, order])));
      expect(queue.next).toBe(times.length === 0 ? Infinity : Math.min(...times));
      queue.runUntil(10);
      const expected = times.map((time, order): [number, number] => [time, order]).sort((a, b) => a[0] - b[0]);
      expect(fired).toEqual(expected);
      expect([queue.now, queue.next]).toEqual([10, Infinity]);
    })
  );
});

test('what is planned while firing takes its place among the rest', () => {
  const queue = new EventQueue();
  const fired: string[] = [];
  const note = (name: string) => () => fired.push(name);
  queue.call(1, () => {
    fired.push('first');
    queue.call(1, note('same instant'));
    queue.call(0.5, note('past'));
    queue.after(1, { fire: note('later') });
  });
  queue.call(1, note('second'));
  queue.call(1.5, note('between'));
  queue.runUntil(2);
  expect(fired).toEqual(['first', 'second', 'same instant', 'past', 'between', 'later']);
});

test('a chain of events is followed up to the time, and no further', () => {
  const queue = new EventQueue();
  const times: number[] = [];
  const tick = (now: number) => {
    times.push(now);
    queue.call(now + 1, tick);
  };
  queue.call(0, tick);
  queue.runUntil(3);
  expect(times).toEqual([0, 1, 2, 3]);
  expect([queue.now, queue.next]).toEqual([3, 4]);
});

test('the clock is set to the time run to, and never goes back', () => {
  const queue = new EventQueue();
  queue.runUntil(2.5);
  expect(queue.now).toBe(2.5);
  queue.runUntil(1);
  expect(queue.now).toBe(2.5);
});

test('the clock stands at an event while it fires', () => {
  const queue = new EventQueue();
  const clocks: number[] = [];
  [2, 1, 3].forEach((time) => queue.call(time, () => clocks.push(queue.now)));
  queue.runUntil(9);
  expect(clocks).toEqual([1, 2, 3]);
});
