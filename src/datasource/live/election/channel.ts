import type { Attempt } from '../types';
import { type TabMessage, readMessage } from './message';

export interface TabHandlers {
  attempt(attempt: Attempt): void;
  hello(): void;
  erase(): void;
}

type OpenChannel = (name: string) => BroadcastChannel;

/** Tells the other tabs and hears them; open while somebody listens, and silent where it cannot be opened. */
export class TabChannel {
  private readonly listeners = new Set<{ readonly handlers: TabHandlers }>();
  private channel: BroadcastChannel | undefined;

  constructor(
    private readonly name: string,
    private readonly openChannel: OpenChannel | undefined
  ) {}

  /** Whether a channel can be opened here. */
  works(): boolean {
    const channel = this.open();
    channel?.close();
    return channel !== undefined;
  }

  /** Calls back with what other tabs send, until the returned function is called. */
  listen(handlers: TabHandlers): () => void {
    const listener = { handlers };
    this.listeners.add(listener);
    if (!this.channel) {
      this.channel = this.open();
      this.channel?.addEventListener('message', ({ data }) => this.hear(data));
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.channel?.close();
        this.channel = undefined;
      }
    };
  }

  /** Hands an attempt to the other tabs. */
  send(attempt: Attempt): void {
    this.post({ v: 1, kind: 'attempt', attempt });
  }

  /** Asks the leader to write what it has to the store and to send its last attempt again. */
  hello(): void {
    this.post({ v: 1, kind: 'hello' });
  }

  /** Says that the history was erased. */
  erase(): void {
    this.post({ v: 1, kind: 'erase' });
  }

  private post(message: TabMessage): void {
    try {
      this.channel?.postMessage(message);
    } catch {
      // What cannot be sent is missing in the other tabs only until they lead themselves.
    }
  }

  private hear(data: unknown): void {
    const message = readMessage(data);
    [...this.listeners].forEach(({ handlers }) => {
      if (message?.kind === 'attempt') {
        handlers.attempt(message.attempt);
      } else if (message) {
        handlers[message.kind]();
      }
    });
  }

  private open(): BroadcastChannel | undefined {
    try {
      return this.openChannel?.(this.name);
    } catch {
      return undefined;
    }
  }
}
