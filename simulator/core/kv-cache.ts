import { BlockPool } from './block-pool';
import { mixHash } from './content';
import { type SimulatedRequest } from './request';

const ROOT = 1;

/** The KV cache of one engine core: which blocks each request holds, and which content is found again. */
export class KvCache {
  private readonly pool: BlockPool;

  /** @param capacity blocks without the null block. */
  constructor(
    capacity: number,
    private readonly blockSize: number,
    private readonly prefixCaching: boolean
  ) {
    this.pool = new BlockPool(capacity);
  }

  /** Share of blocks that requests hold, 0 to 1. */
  get usage(): number {
    return Math.min(1, this.pool.usage);
  }

  /** Changes how many blocks there are; held ones stay held. */
  resize(capacity: number): void {
    this.pool.resize(capacity);
  }

  /** Makes room for the first `tokens` tokens of a request that runs. @returns false where too few blocks are free. */
  extend(request: SimulatedRequest, tokens: number): boolean {
    const { blocks } = request;
    if (tokens <= blocks.length * this.blockSize) {
      return true;
    }
    const needed = Math.ceil(tokens / this.blockSize) - blocks.length;
    if (needed > this.pool.free) {
      return false;
    }
    for (let i = 0; i < needed; i++) {
      blocks.push(this.pool.take());
    }
    return true;
  }

  /**
   * How many leading blocks of a request lie in the cache. The last token is never among them: it must be computed for
   * the next one to come out.
   */
  lookUp(request: SimulatedRequest): number {
    if (!this.prefixCaching) {
      return 0;
    }
    const most = Math.floor((request.length - 1) / this.blockSize);
    let found = 0;
    while (found < most && this.pool.find(this.hash(request, found)) >= 0) {
      found++;
    }
    return found;
  }

  /**
   * Gives a waiting request its cached blocks and room for more tokens.
   *
   * @param found cached blocks, as `lookUp` says.
   * @param tokens tokens that need room now; `fit` those that must find room in all before it may begin.
   * @returns false, with nothing changed, where too few blocks are free.
   */
  admit(request: SimulatedRequest, found: number, tokens: number, fit: number): boolean {
    const { pool, blockSize } = this;
    let taken = 0;
    for (let i = 0; i < found; i++) {
      taken += pool.isFree(pool.find(request.hashes[i])) ? 1 : 0;
    }
    if (Math.ceil(Math.max(tokens, fit) / blockSize) - found + taken > pool.free) {
      return false;
    }
    for (let i = 0; i < found; i++) {
      const block = pool.find(request.hashes[i]);
      pool.share(block);
      request.blocks.push(block);
    }
    request.full = found;
    return this.extend(request, tokens);
  }

  /**
   * Notes the content of the blocks that what is scheduled of a request makes full, drafts aside: what is admitted next
   * finds them already.
   */
  remember(request: SimulatedRequest): void {
    const known = Math.min(request.computed + request.scheduled, request.length);
    while ((request.full + 1) * this.blockSize <= known) {
      if (this.prefixCaching) {
        this.pool.remember(request.blocks[request.full], this.hash(request, request.full));
      }
      request.full++;
    }
  }

  /** Takes all blocks from a request. */
  release(request: SimulatedRequest): void {
    this.pool.release(request.blocks);
    request.blocks.length = 0;
    request.full = 0;
  }

  /** The hash of a full block: of its own tokens and of all before it. */
  private hash(request: SimulatedRequest, block: number): number {
    const { hashes, spec } = request;
    for (let i = hashes.length; i <= block; i++) {
      const from = i * this.blockSize;
      const to = from + this.blockSize;
      const { prompt } = spec;
      let hash = i === 0 ? rootOf(spec.lora) : hashes[i - 1];
      if (from < prompt.length) {
        hash = prompt.mix(hash, from, Math.min(to, prompt.length));
      }
      if (to > prompt.length) {
        hash = mixHash(hash, spec.replyId);
        hash = mixHash(hash, Math.max(0, from - prompt.length));
        hash = mixHash(hash, to - prompt.length);
      }
      hashes.push(hash);
    }
    return hashes[block];
  }
}

/** Adapters do not share blocks: the keys and values of the same tokens differ between them. */
function rootOf(lora: string | undefined): number {
  let hash = ROOT;
  for (let i = 0; i < (lora?.length ?? 0); i++) {
    hash = mixHash(hash, lora?.charCodeAt(i) ?? 0);
  }
  return hash;
}
