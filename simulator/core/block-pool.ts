import { BlockIndex } from './block-index';

const NO_HASH = -1;
const NONE = -1;

/**
 * The KV blocks of one engine core, as vLLM keeps them: free blocks whose content can be found again wait in the order in
 * which they were freed and keep it until they are handed out; a block that is looked up by its content comes back into
 * use. Those without such content are handed out first.
 *
 * State is kept only of blocks that were ever used, so that a large cache costs nothing until it fills.
 */
export class BlockPool {
  private references = new Int32Array(0);
  private hashes = new Float64Array(0);
  private previous = new Int32Array(0);
  private following = new Int32Array(0);
  private oldest = NONE;
  private newest = NONE;
  /** Blocks handed out at least once; the others have never been touched. */
  private touched = 0;
  private held = 0;
  private readonly index = new BlockIndex();

  /** @param capacity blocks that requests can hold: vLLM's `num_gpu_blocks` without the null block. */
  constructor(private capacity: number) {}

  /** Blocks that no request holds; those with cached content count. */
  get free(): number {
    return this.capacity - this.held;
  }

  /** Share of the blocks that requests hold, 0 to 1. */
  get usage(): number {
    return this.held / this.capacity;
  }

  /** Takes blocks away or gives them back, as when memory is lost to something else; held blocks stay held. */
  resize(capacity: number): void {
    this.capacity = capacity;
  }

  /** The block that holds this content, free or in use, or -1. */
  find(hash: number): number {
    return this.index.get(hash);
  }

  /** Whether a block is free: looking it up takes it from the free ones. */
  isFree(block: number): boolean {
    return this.references[block] === 0;
  }

  /** Lets one more request hold a block that was found by its content. */
  share(block: number): void {
    if (this.references[block]++ === 0) {
      this.unlink(block);
      this.held++;
    }
  }

  /** Hands out a block without content, or the one that has been free the longest. The caller has checked `free`. */
  take(): number {
    let block = this.oldest;
    if (this.touched < this.capacity && (block === NONE || this.hashes[block] !== NO_HASH)) {
      block = this.touch();
    } else {
      this.unlink(block);
      this.forget(block);
    }
    this.references[block] = 1;
    this.held++;
    return block;
  }

  /** Notes what a full block holds, unless another block holds the same already. */
  remember(block: number, hash: number): void {
    if (this.hashes[block] === NO_HASH && this.index.get(hash) === -1) {
      this.hashes[block] = hash;
      this.index.set(hash, block);
    }
  }

  /** One request less holds these blocks; the last one of the list is handed out again first. */
  release(blocks: readonly number[]): void {
    for (let i = blocks.length - 1; i >= 0; i--) {
      const block = blocks[i];
      if (--this.references[block] === 0) {
        if (this.hashes[block] === NO_HASH) {
          this.prepend(block);
        } else {
          this.append(block);
        }
        this.held--;
      }
    }
  }

  private touch(): number {
    if (this.touched === this.references.length) {
      const size = Math.min(Math.max(64, 2 * this.touched), Math.max(this.capacity, this.touched + 1));
      this.references = grown(this.references, new Int32Array(size));
      this.hashes = grown(this.hashes, new Float64Array(size).fill(NO_HASH));
      this.previous = grown(this.previous, new Int32Array(size).fill(NONE));
      this.following = grown(this.following, new Int32Array(size).fill(NONE));
    }
    return this.touched++;
  }

  private forget(block: number): void {
    if (this.hashes[block] !== NO_HASH) {
      this.index.remove(this.hashes[block], block);
      this.hashes[block] = NO_HASH;
    }
  }

  private append(block: number): void {
    this.previous[block] = this.newest;
    this.following[block] = NONE;
    if (this.newest === NONE) {
      this.oldest = block;
    } else {
      this.following[this.newest] = block;
    }
    this.newest = block;
  }

  private prepend(block: number): void {
    this.previous[block] = NONE;
    this.following[block] = this.oldest;
    if (this.oldest === NONE) {
      this.newest = block;
    } else {
      this.previous[this.oldest] = block;
    }
    this.oldest = block;
  }

  private unlink(block: number): void {
    const before = this.previous[block];
    const after = this.following[block];
    if (before === NONE) {
      this.oldest = after;
    } else {
      this.following[before] = after;
    }
    if (after === NONE) {
      this.newest = before;
    } else {
      this.previous[after] = before;
    }
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
