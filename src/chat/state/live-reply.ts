import type { RawEvent } from '../../engine/chat/reply';
import type { ChatRequest } from '../../engine/chat/request';
import { type EngineSide, engineSide } from '../../engine/chat/engine-side';
import { ChatRun } from '../../engine/chat/run';
import type { ChatSource } from '../../engine/chat/source';
import { browserClock } from '../clock';
import type { ChatSettings } from '../settings';

/** A reply on its way, with all that came of it and what the engine says of the same time. */
export class LiveReply {
  readonly events: RawEvent[] = [];
  readonly run: ChatRun;
  /** The engine's own means over the reply's time; undefined until they are known, and where they cannot be. */
  engine: EngineSide | undefined;
  /** Over, with what the engine says of it. */
  readonly finished: Promise<void>;
  private readonly listeners = new Set<() => void>();

  /** Sends it at once. */
  constructor(source: ChatSource, request: ChatRequest, settings: ChatSettings) {
    // Not waited for: a scrape before the request would delay it.
    const before = source.scrape().catch(() => undefined);
    this.run = new ChatRun((body) => source.chat(body), request, browserClock, {
      ...(settings.firstByteSeconds !== undefined && { firstByteMs: 1000 * settings.firstByteSeconds }),
      ...(settings.silenceSeconds !== undefined && { silenceMs: 1000 * settings.silenceSeconds }),
      onEvent: (event) => this.events.push(event),
      onChange: () => this.listeners.forEach((tell) => tell()),
    });
    this.finished = this.run.finished.then(async () => {
      if (this.run.reply.server === undefined && this.run.reply.parts > 0) {
        const [first, last] = await Promise.all([before, source.scrape().catch(() => undefined)]);
        this.engine = first && last && engineSide(first, last);
      }
    });
  }

  /** Tells of everything that comes, until what it answers is called. */
  listen(tell: () => void): () => void {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  }
}
