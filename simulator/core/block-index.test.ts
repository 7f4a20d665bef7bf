import fc from 'fast-check';
import { BlockIndex } from './block-index';

/** Hashes that differ little collide in the table. */
const hash = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.nat(2 ** 52 - 1),
  fc.nat(30).map((n) => n * 2 ** 26)
);
const operation = fc.record({ kind: fc.constantFrom('set', 'set', 'remove'), hash, block: fc.nat(3) });

test('does what a Map does', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 300, size: 'max' }), (operations) => {
      const index = new BlockIndex();
      const map = new Map<number, number>();
      for (const { kind, hash, block } of operations) {
        if (kind === 'set') {
          index.set(hash, block);
          map.set(hash, block);
        } else {
          index.remove(hash, block);
          if (map.get(hash) === block) {
            map.delete(hash);
          }
        }
        expect(index.get(hash)).toBe(map.get(hash) ?? -1);
      }
      operations.forEach(({ hash }) => expect(index.get(hash)).toBe(map.get(hash) ?? -1));
    })
  );
});

test('grows, and shrinks its content again', () => {
  const index = new BlockIndex();
  const hashes = Array.from({ length: 3_000 }, (_, i) => (i * 2_654_435_761) % 2 ** 52);
  hashes.forEach((hash, i) => index.set(hash, i));
  expect(hashes.every((hash, i) => index.get(hash) === i)).toBe(true);
  hashes.filter((_, i) => i % 3 !== 0).forEach((hash) => index.remove(hash, hashes.indexOf(hash)));
  const wrong = hashes.filter((hash, i) => index.get(hash) !== (i % 3 === 0 ? i : -1));
  expect(wrong).toEqual([]);
});
