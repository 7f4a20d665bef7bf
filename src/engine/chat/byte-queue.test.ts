import { ByteQueue } from './byte-queue';

const piece = (value: number) => Uint8Array.of(value);

async function readAll(queue: ByteQueue, into: number[]): Promise<void> {
  for await (const [value] of queue) {
    into.push(value);
  }
}

test('what comes before and while one reads is read in its order', async () => {
  const queue = new ByteQueue();
  const read: number[] = [];
  queue.push(piece(1));
  queue.push(piece(2));
  const reading = readAll(queue, read);
  await Promise.resolve();
  queue.push(piece(3));
  setTimeout(() => {
    queue.push(piece(4));
    queue.end();
  }, 5);
  await reading;
  expect(read).toEqual([1, 2, 3, 4]);
});

test('an error comes after what came before it', async () => {
  const queue = new ByteQueue();
  const read: number[] = [];
  queue.push(piece(1));
  queue.end(new Error('reset'));
  await expect(readAll(queue, read)).rejects.toThrow('reset');
  expect(read).toEqual([1]);
});
