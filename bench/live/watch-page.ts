/** What the page that watches offers to the benchmark that drives it. */
export interface WatchPage {
  bench: {
    fill(seconds: number): Promise<void>;
    watch(mark: string, panels: number, minutes: number): void;
    /** The times of the scrapes that the first panel has shown, milliseconds since the epoch. */
    readonly shown: number[];
  };
}
