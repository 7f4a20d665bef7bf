/** A value that is loaded when it is first asked for, once for all who ask; whoever asks after a failure tries again. */
export class LazyValue<T> {
  private known: T | undefined;
  private loading: Promise<T> | undefined;

  constructor(private readonly load: () => Promise<T>) {}

  /** The value where it is there already. */
  get now(): T | undefined {
    return this.known;
  }

  /** The value; rejects with what kept it from being loaded. */
  get(): Promise<T> {
    this.loading ??= this.start();
    return this.loading;
  }

  private async start(): Promise<T> {
    try {
      this.known = await this.load();
      return this.known;
    } catch (error) {
      this.loading = undefined;
      throw error;
    }
  }
}
