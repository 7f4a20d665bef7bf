import { createParser, type EventSourceParser } from 'eventsource-parser';
import { type ClientRecord } from '../../simulator/load/client-record';

/** Reads the stream of a chat completion: what came, and when; times are `performance.now()`, milliseconds. */
export class ChatStream {
  firstAt = Number.NaN;
  lastAt = Number.NaN;
  /** Parts of the reply. */
  parts = 0;
  /** Milliseconds between them. */
  readonly gaps: number[] = [];
  /** The reply, without its reasoning. */
  text = '';
  finish: string | undefined;
  usage: ClientRecord['usage'];
  error: unknown;
  /** Whether `[DONE]` came. */
  done = false;
  private now = 0;
  private readonly parser: EventSourceParser;

  constructor() {
    this.parser = createParser({ onEvent: ({ data }) => this.read(data) });
  }

  /** Reads on. @param now when these bytes arrived. */
  feed(text: string, now: number): void {
    this.now = now;
    this.parser.feed(text);
  }

  private read(data: string): void {
    if (data === '[DONE]') {
      this.done = true;
      return;
    }
    const event = parsed(data);
    if (event === undefined) {
      this.error ??= `not a JSON object: ${data.slice(0, 200)}`;
      return;
    }
    if (event.error !== undefined) {
      this.error = event.error;
      return;
    }
    if (event.usage) {
      const { prompt_tokens, completion_tokens } = event.usage;
      this.usage = { prompt_tokens, completion_tokens };
    }
    const choice = event.choices?.[0];
    if (choice !== undefined) {
      this.readChoice(choice);
    }
  }

  private readChoice({ delta, finish_reason: finish }: Choice): void {
    const { content, reasoning, reasoning_content: reasoningContent, tool_calls: toolCalls, role } = delta ?? {};
    const says = Boolean(content || reasoning || reasoningContent || toolCalls?.length);
    this.text += content ?? '';
    this.finish = finish ?? this.finish;
    // A token may have no text of its own; only the announcement of the role and an empty end are none.
    if (says || (role === undefined && !finish)) {
      if (this.parts++ === 0) {
        this.firstAt = this.now;
      } else {
        this.gaps.push(this.now - this.lastAt);
      }
      this.lastAt = this.now;
    }
  }
}

interface Choice {
  readonly delta?: {
    readonly role?: string;
    readonly content?: string | null;
    readonly reasoning?: string | null;
    readonly reasoning_content?: string | null;
    readonly tool_calls?: readonly unknown[] | null;
  };
  readonly finish_reason?: string | null;
}

interface ChatEvent {
  readonly error?: unknown;
  readonly choices?: readonly Choice[];
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
}

function parsed(data: string): ChatEvent | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
