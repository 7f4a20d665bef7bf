const EMPTY = -1;
const FIRST_SIZE = 64;

/**
 * Which block holds the content of a hash: a map from non-negative integers below 2^53 to block numbers, in flat arrays
 * (open addressing, linear probing, no tombstones), since a fleet keeps millions of entries.
 */
export class BlockIndex {
  private keys = new Float64Array(FIRST_SIZE).fill(EMPTY);
  private blocks = new Int32Array(FIRST_SIZE);
  private mask = FIRST_SIZE - 1;
  private size = 0;

  /** The block that holds this content, or -1. */
  get(hash: number): number {
    const { keys, mask } = this;
    for (let slot = home(hash, mask); keys[slot] !== EMPTY; slot = (slot + 1) & mask) {
      if (keys[slot] === hash) {
        return this.blocks[slot];
      }
    }
    return -1;
  }

  /** Notes that a block holds this content. */
  set(hash: number, block: number): void {
    if (2 * (this.size + 1) > this.keys.length) {
      this.grow();
    }
    const { keys, mask } = this;
    let slot = home(hash, mask);
    while (keys[slot] !== EMPTY && keys[slot] !== hash) {
      slot = (slot + 1) & mask;
    }
    this.size += keys[slot] === EMPTY ? 1 : 0;
    keys[slot] = hash;
    this.blocks[slot] = block;
  }

  /** Forgets a hash, if it still names this block. */
  remove(hash: number, block: number): void {
    const { keys, blocks, mask } = this;
    let slot = home(hash, mask);
    while (keys[slot] !== EMPTY && keys[slot] !== hash) {
      slot = (slot + 1) & mask;
    }
    if (keys[slot] === EMPTY || blocks[slot] !== block) {
      return;
    }
    this.size--;
    // Entries behind the gap move into it, unless that would put them before their home.
    for (let next = (slot + 1) & mask; keys[next] !== EMPTY; next = (next + 1) & mask) {
      const wanted = home(keys[next], mask);
      if (((next - wanted) & mask) >= ((next - slot) & mask)) {
        keys[slot] = keys[next];
        blocks[slot] = blocks[next];
        slot = next;
      }
    }
    keys[slot] = EMPTY;
  }

  private grow(): void {
    const { keys, blocks } = this;
    this.keys = new Float64Array(2 * keys.length).fill(EMPTY);
    this.blocks = new Int32Array(2 * keys.length);
    this.mask = this.keys.length - 1;
    this.size = 0;
    keys.forEach((key, slot) => {
      if (key !== EMPTY) {
        this.set(key, blocks[slot]);
      }
    });
  }
}

function home(hash: number, mask: number): number {
  return (Math.imul((hash % 4294967296) | 0, 0x9e3779b1) ^ Math.floor(hash / 67108864)) & mask;
}
