/** Bytes that come when they come, to be read one piece after the other. */
export class ByteQueue implements AsyncIterable<Uint8Array> {
  private readonly pieces: Uint8Array[] = [];
  private over = false;
  private error: unknown;
  private wake: () => void = () => {};

  push(bytes: Uint8Array): void {
    this.pieces.push(bytes);
    this.wake();
  }

  /** No more come; an error is thrown to whoever reads on. */
  end(error?: unknown): void {
    this.over = true;
    this.error = error;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const next = this.pieces.shift();
      if (next) {
        yield next;
      } else if (this.over) {
        if (this.error !== undefined) {
          throw this.error;
        }
        return;
      } else {
        await new Promise<void>((done) => (this.wake = done));
      }
    }
  }
}
