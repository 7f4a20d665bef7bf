import fc from 'fast-check';
import { BlockPool } from './block-pool';

/** The same rules over plain lists. */
class NaivePool {
  private readonly references = new Map<number, number>();
  readonly hashes = new Map<number, number>();
  /** Free blocks, the next one to hand out first. */
  private readonly queue: number[] = [];
  private fresh = 0;

  constructor(private capacity: number) {}

  get held(): number {
    return [...this.references.values()].filter((count) => count > 0).length;
  }

  get free(): number {
    return this.capacity - this.held;
  }

  find(hash: number): number {
    return [...this.hashes].find(([, known]) => known === hash)?.[0] ?? -1;
  }

  take(): number {
    const next = this.queue.findIndex((block) => !this.hashes.has(block));
    const position = next < 0 && this.fresh < this.capacity ? -1 : Math.max(0, next);
    const block = position < 0 ? this.fresh++ : this.queue.splice(position, 1)[0];
    this.hashes.delete(block);
    this.references.set(block, 1);
    return block;
  }

  share(block: number): void {
    this.references.set(block, (this.references.get(block) ?? 0) + 1);
    if (this.queue.includes(block)) {
      this.queue.splice(this.queue.indexOf(block), 1);
    }
  }

  remember(block: number, hash: number): void {
    if (!this.hashes.has(block) && this.find(hash) < 0) {
      this.hashes.set(block, hash);
    }
  }

  release(blocks: readonly number[]): void {
    for (const block of [...blocks].reverse()) {
      const count = (this.references.get(block) ?? 0) - 1;
      this.references.set(block, count);
      if (count === 0) {
        this.queue.splice(this.hashes.has(block) ? this.queue.length : 0, 0, block);
      }
    }
  }

  resize(capacity: number): void {
    this.capacity = capacity;
  }
}

const operation = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('take' as const), value: fc.nat(4) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('remember' as const), value: fc.nat(15) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('release' as const), value: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('share' as const), value: fc.nat(15) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resize' as const), value: fc.integer({ min: 1, max: 20 }) }) }
);

test('does what plain lists do', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200, size: 'max' }), (operations) => {
      const pool = new BlockPool(12);
      const naive = new NaivePool(12);
      const holders: number[][] = [];
      for (const { kind, value } of operations) {
        if (kind === 'take' && naive.free > value) {
          const taken = Array.from({ length: value + 1 }, () => pool.take());
          expect(taken).toEqual(taken.map(() => naive.take()));
          holders.push(taken);
        } else if (kind === 'remember' && holders.length > 0) {
          const block = holders[value % holders.length][0];
          [pool, naive].forEach((one) => one.remember(block, value));
        } else if (kind === 'release' && holders.length > 0) {
          const [blocks] = holders.splice(value % holders.length, 1);
          [pool, naive].forEach((one) => one.release(blocks));
        } else if (kind === 'share' && pool.find(value) >= 0 && naive.free > 0) {
          const block = pool.find(value);
          [pool, naive].forEach((one) => one.share(block));
          holders.push([block]);
        } else if (kind === 'resize') {
          [pool, naive].forEach((one) => one.resize(value));
        }
        expect(pool.free).toBe(naive.free);
        expect(naive.held).toBe(new Set(holders.flat()).size);
        for (let hash = 0; hash < 16; hash++) {
          expect(pool.find(hash)).toBe(naive.find(hash));
        }
      }
    }),
    { numRuns: 60 }
  );
});

test('what can be found again is handed out last, its longest-free block first', () => {
  const pool = new BlockPool(4);
  const blocks = [pool.take(), pool.take(), pool.take()];
  pool.remember(blocks[0], 10);
  pool.remember(blocks[1], 11);
  pool.release(blocks);
  expect(pool.take()).toBe(blocks[2]);
  expect(pool.take()).toBe(3);
  expect([pool.find(10), pool.find(11)]).toEqual([blocks[0], blocks[1]]);
  expect(pool.take()).toBe(blocks[1]);
  expect([pool.find(10), pool.find(11)]).toEqual([blocks[0], -1]);
});
