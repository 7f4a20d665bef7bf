import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 20_000;

/** What has come in, in its order. */
export class Received<T> {
  readonly all: T[] = [];
  /** Told of each as it comes. */
  onAdd?: (one: T) => void;

  add(one: T): void {
    this.all.push(one);
    this.onAdd?.(one);
  }

  /** The first that is wanted, as soon as it is there. @throws Error with all that came, where none does. */
  async first(wanted: (one: T) => boolean): Promise<T> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(50)) {
      const found = this.all.find(wanted);
      if (found !== undefined) {
        return found;
      }
    }
    throw new Error(`not among the ${this.all.length} that came:\n${JSON.stringify(this.all, null, 1)}`);
  }
}
