import { type Choice, chunkOf } from './chunk';
import { EventReader } from './event-reader';
import type { ChatFailure, ServerTimings, ToolCall, Usage } from './types';

/** Longest piece of an event that nobody understands that an error shows, characters. */
const SHOWN = 200;

/** An event as it came. */
export interface RawEvent {
  readonly at: number;
  readonly data: string;
}

/** The stream of a chat completion: what came, and when, in milliseconds on the clock of whoever feeds it. */
export class Reply {
  text = '';
  reasoning = '';
  readonly toolCalls: ToolCall[] = [];
  /** `stop`, `length`, `tool_calls`, or what else the engine says. */
  finish: string | undefined;
  usage: Usage | undefined;
  server: ServerTimings | undefined;
  /** Of the first and the last part; NaN while there is none. Reasoning counts. */
  firstAt = Number.NaN;
  lastAt = Number.NaN;
  /** Parts of the reply: events with a token, or with several where the engine sends them together. */
  parts = 0;
  /** Milliseconds between one part and the next. */
  readonly gaps: number[] = [];
  /** Whether `[DONE]` came. */
  done = false;
  /** What is wrong with the stream itself; the first of it. */
  failure: ChatFailure | undefined;
  private isEnding = false;
  private readonly reader: EventReader;

  /** @param onEvent is told of each event, before it is read. */
  constructor(onEvent?: (event: RawEvent) => void) {
    this.reader = new EventReader((data, at) => {
      onEvent?.({ at, data });
      this.read(data, at);
    });
  }

  /** Reads on. @param at when these bytes arrived. */
  push(bytes: Uint8Array, at: number): void {
    this.reader.push(bytes, at);
  }

  /** No more bytes come. A stream that does not say how it ended has failed, and so has one that the engine aborted. */
  end(at: number): void {
    this.isEnding = true;
    this.reader.end(at);
    if (this.finish === undefined) {
      this.failure ??= { kind: 'cut-off', message: '' };
    } else if (this.finish === 'abort') {
      this.failure ??= { kind: 'aborted', message: '' };
    }
  }

  private read(data: string, at: number): void {
    const chunk = chunkOf(data);
    switch (chunk.kind) {
      case 'done':
        this.done = true;
        return;
      case 'error': {
        const { message, status } = chunk;
        this.failure ??= { kind: 'error-event', message, ...(status !== undefined && { status }) };
        return;
      }
      case 'malformed':
        // Half an event at the end is no nonsense: the stream was cut off.
        if (!this.isEnding) {
          this.failure ??= { kind: 'malformed', message: data.slice(0, SHOWN) };
        }
        return;
      case 'parts':
        this.usage = chunk.usage ?? this.usage;
        this.server = chunk.server ?? this.server;
        if (chunk.choice) {
          this.take(chunk.choice, at);
        }
    }
  }

  private take({ content, reasoning, toolCalls, finish, isToken }: Choice, at: number): void {
    this.text += content;
    this.reasoning += reasoning;
    this.finish = finish ?? this.finish;
    for (const { index, ...piece } of toolCalls) {
      const { id, name, arguments: text } = this.toolCalls[index] ?? { id: '', name: '', arguments: '' };
      const all = text + (piece.arguments ?? '');
      this.toolCalls[index] = { id: id || (piece.id ?? ''), name: name || (piece.name ?? ''), arguments: all };
    }
    if (isToken) {
      if (this.parts++ === 0) {
        this.firstAt = at;
      } else {
        this.gaps.push(at - this.lastAt);
      }
      this.lastAt = at;
    }
  }
}
