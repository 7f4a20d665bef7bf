/** Whether somebody can see the tab. */
export interface Visibility {
  visible(): boolean;
  /** Calls back after each change, until the returned function is called. */
  watch(onChange: () => void): () => void;
}

/** `localStorage`: each call may throw. */
export interface SharedStorage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Calls back after another tab changed the value, until the returned function is called. */
  watch(key: string, onChange: () => void): () => void;
}

export interface Clock {
  /** Milliseconds since the epoch; may jump. */
  now(): number;
  /** Calls back once after `ms`, unless the returned function was called before. */
  after(ms: number, run: () => void): () => void;
}

/** What the election and the channel need of a browser; what is missing does not work in it. */
export interface TabEnvironment {
  readonly locks?: Pick<LockManager, 'request'>;
  readonly storage?: SharedStorage;
  /** May throw. */
  readonly openChannel?: (name: string) => BroadcastChannel;
  readonly visibility: Visibility;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
}
