import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../simulator/core/random';
import { type Conversation } from '../../simulator/load/conversation';
import { type DrawnRequest } from '../../simulator/load/drawn-request';
import { RequestSampler } from '../../simulator/load/request-sampler';
import { type Workload } from '../../simulator/load/workload';
import { ChatWriter, type Message } from './chat-writer';
import { type Outcome, outcomeOf } from './outcome';
import { type ChatAnswer, sendChat } from './send-chat';
import { type Target } from './target';

export interface LoadOptions {
  readonly target: Target;
  readonly workload: Workload;
  readonly seed: number;
  /** Nothing is sent after this; what is in flight then is waited for. */
  readonly forMs: number;
  /** At most so many requests. */
  readonly requests: number;
  /** Gives a request up. */
  readonly timeoutMs: number;
  /** Open loop: an arrival beyond so many requests in flight is dropped. */
  readonly maxInFlight: number;
  /** Ends the run, and closes what is in flight. */
  readonly signal: AbortSignal;
  readonly onEnd: (outcome: Outcome) => void;
}

/** A run of load against a real server: what its open and its closed loop have in common. */
export class LoadRun {
  inFlight = 0;
  sent = 0;
  /** Arrivals that were not sent, because too many requests were in flight. */
  dropped = 0;
  readonly random: Random;
  readonly requests: RequestSampler;
  private readonly writer: ChatWriter;
  private readonly began = performance.now();
  private readonly halt = new AbortController();
  private ids = 1;

  /** @throws WorkloadError where the workload does not fit the server's context. */
  constructor(readonly options: LoadOptions) {
    const { target, workload, seed, signal } = options;
    const random = new Random(seed);
    this.random = random.fork('arrivals');
    this.writer = new ChatWriter(target, seed);
    this.requests = new RequestSampler({
      workload,
      random: random.fork('requests'),
      context: roomIn(target.context),
      nextId: () => this.nextId(),
    });
    setMaxListeners(0, signal, this.halt.signal);
    signal.addEventListener('abort', () => this.halt.abort());
  }

  /** Seconds since it began. */
  get elapsed(): number {
    return (performance.now() - this.began) / 1000;
  }

  /** Whether nothing more is sent. */
  get halted(): boolean {
    const { halt, options } = this;
    return halt.signal.aborted || options.signal.aborted || this.elapsed * 1000 >= options.forMs;
  }

  /** Waits, but not beyond the end: a wait that reaches it ends the run, even where its timer fires a little early. */
  async pause(seconds: number): Promise<void> {
    const left = this.options.forMs - this.elapsed * 1000;
    const ms = Math.min(seconds * 1000, left);
    if (ms > 0) {
      await sleep(ms, undefined, { signal: this.halt.signal }).catch(() => undefined);
    }
    if (seconds * 1000 >= left) {
      this.halt.abort();
    }
  }

  /** A request that belongs to no session. */
  async single(): Promise<void> {
    const drawn = this.requests.single();
    await this.send(drawn, [this.writer.question(drawn)]);
  }

  /** The next question of a conversation, which is put into `messages`, and so is the answer. @returns whether it came. */
  async ask(drawn: DrawnRequest, conversation: Conversation, session: number, messages: Message[]): Promise<boolean> {
    messages.push(this.writer.question(drawn));
    const { status, stream, exc } = await this.send(drawn, messages, { session, turn: conversation.turn });
    messages.push({ role: 'assistant', content: stream.text });
    conversation.replied(this.nextId(), stream.usage?.completion ?? stream.parts);
    return status === 200 && exc === undefined && stream.failure === undefined;
  }

  private async send(
    drawn: DrawnRequest,
    messages: readonly Message[],
    place: { session?: number; turn?: number } = {}
  ): Promise<ChatAnswer> {
    const { target, workload, timeoutMs, signal, requests, onEnd } = this.options;
    const { abortAfter, readTokensPerSecond, tooLong } = drawn;
    this.inFlight++;
    if (++this.sent >= requests) {
      this.halt.abort();
    }
    const body = this.writer.body(drawn, messages);
    const answer = await sendChat(target.client, body, { timeoutMs, signal, abortAfter, readTokensPerSecond });
    this.inFlight--;
    onEnd(outcomeOf(answer, { phase: workload.name, tooLong, ...place }));
    return answer;
  }

  private nextId(): number {
    return this.ids++;
  }
}

/** The context, less what the chat template takes and what a count of tokens by words may be off. */
function roomIn(context: number): number {
  return Number.isFinite(context) ? Math.max(16, Math.floor(0.95 * context - Math.min(64, context / 8))) : Infinity;
}
