/** The datasource that the page talks to. */
export const UID = 'bench';

/** What came of one round of streams; milliseconds. */
export interface Round {
  /** For each token, from when it was sent to when its reader had it. */
  readonly delays: number[];
  /** For each token, from when it was sent to when it was in the page; none of a reader that draws nothing. */
  readonly drawn: number[];
  /** Tasks that took longer than 50 ms. */
  readonly longTasks: number[];
}

/** Frames a second of a reply that streams, and of the same page before it; when the reply began and ended. */
export interface LongReply {
  readonly idle: number;
  readonly streaming: number;
  /** Of each quarter of its time. */
  readonly quarters: number[];
  /** Milliseconds since the epoch. */
  readonly began: number;
  readonly ended: number;
  readonly tokens: number;
}

/** What the page offers to the benchmark that drives it. */
export interface ChatBenchPage {
  chatBench: {
    /** Reads streams as plainly as a page can. */
    plain(streams: number, tokens: number): Promise<Round>;
    /** Reads streams as the chat does, and draws them as it does. */
    chat(streams: number, tokens: number): Promise<Round>;
    /** Streams one reply in a whole chat. */
    long(tokens: number, idleMs: number): Promise<LongReply>;
  };
}
