import fc from 'fast-check';
import { SegmentedContent } from './content';
import { SimulatedRequest } from './request';
import { WaitingQueue } from './waiting-queue';

const spec = { prompt: new SegmentedContent([]), maxTokens: 1, naturalTokens: 1, replyId: 0 };
const request = () => new SimulatedRequest(spec, { finished: () => undefined }, 0);
const operation = fc.record({ kind: fc.constantFrom('push', 'push', 'prepend', 'removeAt', 'remove'), at: fc.nat(20) });

test('does what an array does', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 100 }), (operations) => {
      const queue = new WaitingQueue();
      const list: SimulatedRequest[] = [];
      for (const { kind, at } of operations) {
        const position = list.length === 0 ? -1 : at % list.length;
        if (kind === 'push') {
          list.push(request());
          queue.push(list[list.length - 1]);
        } else if (kind === 'prepend') {
          list.unshift(request());
          queue.prepend(list[0]);
        } else if (position >= 0 && kind === 'removeAt') {
          list.splice(position, 1);
          queue.removeAt(position);
        } else if (position >= 0) {
          expect(queue.remove(list.splice(position, 1)[0])).toBe(true);
        }
        expect(queue.remove(request())).toBe(false);
        expect(Array.from({ length: queue.size }, (_, i) => list.indexOf(queue.at(i)))).toEqual([...list.keys()]);
      }
      expect(queue.drain()).toHaveLength(list.length);
      expect(queue.size).toBe(0);
    })
  );
});

test('keeps its order over thousands', () => {
  const queue = new WaitingQueue();
  const all = Array.from({ length: 5000 }, request);
  all.forEach((one) => queue.push(one));
  for (const one of all) {
    expect(queue.at(0) === one).toBe(true);
    queue.removeAt(0);
  }
  expect(queue.size).toBe(0);
});
