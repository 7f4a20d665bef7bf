import { SegmentedContent } from '../core/content';
import { type EventQueue, type SimulatedEvent } from '../core/events';
import { type FinishReason } from '../core/finish';
import { type RejectionReason, type RequestListener, type SimulatedRequest } from '../core/request';
import { type SimulatedService } from '../server/service';
import { type ClientRecord, gapFields, rounded } from './client-record';
import { type DrawnRequest } from './drawn-request';

const HANDLER = '/v1/chat/completions';
/** How long a refused connection or the error of a dead engine takes, seconds. */
const REFUSAL = 0.001;

/** What a request needs of the load that it belongs to. */
export interface RequestOwner {
  readonly service: SimulatedService;
  readonly events: EventQueue;
  readonly phase: string;
  readonly onDone?: (record: ClientRecord) => void;
  /** It is over; called once. */
  ended(request: InProcessRequest): void;
}

/** The session that a request is a turn of. */
export interface Turn {
  /** Number of the session, from 1. */
  readonly number: number;
  readonly turn: number;
  answered(request: InProcessRequest, now: number): void;
}

/** One request on its way, as its client sees it; it counts what the API server would. */
export class InProcessRequest implements RequestListener, SimulatedEvent {
  /** Tokens that came. */
  received = 0;
  /** Names the tokens of the reply. */
  replyId = 0;
  private sent = 0;
  private status = 200;
  private unseen = false;
  private parts = 0;
  private firstAt = Number.NaN;
  private lastAt = Number.NaN;
  private finish: FinishReason | undefined;
  private aborted = false;
  private problem: Pick<ClientRecord, 'exc' | 'error' | 'body'> | undefined;
  private gaps: number[] | undefined;

  constructor(
    private readonly owner: RequestOwner,
    readonly drawn: DrawnRequest,
    private readonly turn?: Turn
  ) {}

  /** Whether the reply did not come, or not to its end; one that the client cut short did. */
  get failed(): boolean {
    return this.problem !== undefined;
  }

  /** Sends it; everything else happens later. */
  send(now: number): void {
    const { owner, drawn } = this;
    const { service } = owner;
    this.sent = now;
    this.gaps = owner.onDone === undefined ? undefined : [];
    if (service.health === 'down') {
      this.fail(0, { exc: 'ECONNREFUSED' }, now + REFUSAL);
    } else if (service.health === 'dead') {
      this.fail(500, { body: 'the engine is dead' }, now + REFUSAL);
    } else if (drawn.tooLong) {
      const { frontendBase, frontendPerPromptToken } = service.settings.stepTime;
      const seconds = frontendBase + frontendPerPromptToken * drawn.promptTokens;
      this.fail(400, { body: `${drawn.promptTokens} tokens do not fit the context` }, now + seconds);
    } else {
      const { promptSegments, maxTokens, naturalTokens, lora } = drawn;
      this.replyId = service.nextContentId();
      const prompt = new SegmentedContent(promptSegments);
      service.submit({ prompt, maxTokens, naturalTokens, lora, replyId: this.replyId }, this);
    }
  }

  tokens(request: SimulatedRequest, count: number, now: number): void {
    if (this.parts++ === 0) {
      this.firstAt = now;
    } else {
      this.gaps?.push(now - this.lastAt);
    }
    this.lastAt = now;
    this.received += count;
    if (this.received >= this.drawn.abortAfter && request.state !== 'finished') {
      this.aborted = true;
      this.owner.service.abort(request);
      this.fire(now);
    }
  }

  finished(_request: SimulatedRequest, reason: FinishReason, now: number): void {
    if (reason === 'error') {
      this.problem = { error: { message: 'the engine died', code: 500 } };
    } else {
      this.finish = reason;
    }
    const read = this.firstAt + this.received / this.drawn.readTokensPerSecond;
    if (read > now) {
      this.owner.events.at(read, this);
    } else {
      this.fire(now);
    }
  }

  rejected(_request: SimulatedRequest, reason: RejectionReason, late: boolean, now: number): void {
    this.status = late ? 200 : 503;
    this.problem = late ? { error: { message: reason, code: 503 } } : { body: reason };
    this.fire(now);
  }

  turnedAway(_request: SimulatedRequest, now: number): void {
    this.status = 503;
    this.unseen = true;
    this.problem = { body: 'the gateway is full' };
    this.fire(now);
  }

  /** Ends it: counts it, and tells everyone. */
  fire(now: number): void {
    const { owner, drawn, status, sent } = this;
    const { service } = owner;
    if (status !== 0 && !this.unseen) {
      const requestBytes = 4 * drawn.promptTokens + 400;
      service
        .state()
        .http.record(
          { method: 'POST', handler: HANDLER, status, seconds: now - sent, requestBytes, responseBytes: 0 },
          service.unixNow
        );
    }
    owner.onDone?.(this.record(now));
    owner.ended(this);
    this.turn?.answered(this, now);
  }

  private fail(status: number, problem: Pick<ClientRecord, 'exc' | 'body'>, at: number): void {
    this.status = status;
    this.problem = problem;
    this.owner.events.at(at, this);
  }

  private record(now: number): ClientRecord {
    const { owner, drawn, sent, turn, parts, received, finish } = this;
    const answered = this.problem === undefined && !this.aborted;
    return {
      phase: owner.phase,
      start: owner.service.unixNow - (now - sent),
      tokens: parts,
      status: this.status,
      ...(parts > 0 ? { ttft: rounded(this.firstAt - sent, 5) } : {}),
      ...(answered
        ? { finish, usage: { prompt_tokens: drawn.promptTokens, completion_tokens: received } }
        : this.problem),
      ...(this.aborted ? { aborted: true } : {}),
      ...gapFields(this.gaps ?? []),
      e2e: rounded(now - sent, 5),
      ...(turn === undefined ? {} : { session: turn.number, turn: turn.turn }),
    };
  }
}
