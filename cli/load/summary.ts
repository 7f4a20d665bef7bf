import { isFailure, kindOf, type Outcome } from './outcome';
import { Samples, type Stats } from './samples';

/** What requests came to; times in seconds. */
export interface Summary {
  /** From the first request to the end of the last. */
  readonly seconds: number;
  readonly requests: number;
  readonly ok: number;
  readonly failed: number;
  /** How many failed, by what went wrong. */
  readonly failures: Readonly<Record<string, number>>;
  /** Closed by this client. */
  readonly aborted: number;
  /** Refused as they were meant to be: prompts too long. */
  readonly refused: number;
  /** Never sent: too many were in flight. */
  readonly dropped: number;
  readonly requestsPerSecond: number;
  readonly tokensPerSecond: number;
  readonly promptTokensPerSecond: number;
  readonly ttft?: Stats;
  /** Of every gap between two parts of a reply. */
  readonly interToken?: Stats;
  /** Of the requests that came to their end. */
  readonly e2e?: Stats;
  readonly sessions: readonly SessionSummary[];
}

/** What one session came to. */
export interface SessionSummary {
  readonly session: number;
  readonly requests: number;
  readonly ok: number;
  readonly failed: number;
  readonly tokens: number;
  readonly ttft?: Stats;
  readonly e2e?: Stats;
}

interface Tally {
  requests: number;
  ok: number;
  failed: number;
  tokens: number;
  readonly ttft: Samples;
  readonly e2e: Samples;
}

/** Sums requests up as they end. */
export class Summarizer {
  private readonly all = tally();
  private readonly gaps = new Samples();
  private readonly kinds = new Map<string, number>();
  private readonly sessions = new Map<number, Tally>();
  private promptTokens = 0;
  private first = Infinity;
  private last = -Infinity;

  /** Requests that failed so far. */
  get failed(): number {
    return this.all.failed;
  }

  /** Requests that ended so far. */
  get requests(): number {
    return this.all.requests;
  }

  add(outcome: Outcome): void {
    const { record, gaps } = outcome;
    const kind = kindOf(outcome);
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
    this.first = Math.min(this.first, record.start);
    this.last = Math.max(this.last, record.start + record.e2e);
    this.promptTokens += record.usage?.prompt_tokens ?? 0;
    gaps.forEach((gap) => this.gaps.add(gap));
    count(this.all, outcome, kind);
    if (record.session !== undefined) {
      const session = this.sessions.get(record.session) ?? tally();
      this.sessions.set(record.session, session);
      count(session, outcome, kind);
    }
  }

  /** @param dropped requests that were never sent. */
  summary(dropped: number): Summary {
    const { all, kinds } = this;
    const seconds = all.requests > 0 ? this.last - this.first : 0;
    const perSecond = (amount: number) => (seconds > 0 ? amount / seconds : 0);
    return {
      seconds,
      requests: all.requests,
      ok: all.ok,
      failed: all.failed,
      failures: Object.fromEntries([...kinds].filter(([kind]) => isFailure(kind)).sort()),
      aborted: kinds.get('aborted') ?? 0,
      refused: kinds.get('refused') ?? 0,
      dropped,
      requestsPerSecond: perSecond(all.ok),
      tokensPerSecond: perSecond(all.tokens),
      promptTokensPerSecond: perSecond(this.promptTokens),
      ttft: all.ttft.stats(),
      interToken: this.gaps.stats(),
      e2e: all.e2e.stats(),
      sessions: [...this.sessions].sort(([a], [b]) => a - b).map(([session, of]) => summaryOf(session, of)),
    };
  }
}

function tally(): Tally {
  return { requests: 0, ok: 0, failed: 0, tokens: 0, ttft: new Samples(), e2e: new Samples() };
}

function count(into: Tally, { record }: Outcome, kind: string): void {
  into.requests++;
  into.ok += kind === 'ok' ? 1 : 0;
  into.failed += isFailure(kind) ? 1 : 0;
  into.tokens += record.usage?.completion_tokens ?? record.tokens;
  if (typeof record.ttft === 'number') {
    into.ttft.add(record.ttft);
  }
  if (kind === 'ok') {
    into.e2e.add(record.e2e);
  }
}

function summaryOf(session: number, { requests, ok, failed, tokens, ttft, e2e }: Tally): SessionSummary {
  return { session, requests, ok, failed, tokens, ttft: ttft.stats(), e2e: e2e.stats() };
}
