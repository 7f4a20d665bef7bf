import { createParser, type EventSourceParser } from 'eventsource-parser';
import { Utf8Reader } from './utf8';

/** Takes the data of one event; `at` is when its last byte arrived, on the caller's clock. */
export type OnEvent = (data: string, at: number) => void;

/** Server-sent events out of bytes in any pieces: within a character, a line, an event. */
export class EventReader {
  private readonly decoder = new Utf8Reader();
  private readonly parser: EventSourceParser;
  private at = 0;

  constructor(onEvent: OnEvent) {
    this.parser = createParser({ onEvent: ({ data }) => onEvent(data, this.at) });
  }

  /** Reads on. @param at when these bytes arrived. */
  push(bytes: Uint8Array, at: number): void {
    this.at = at;
    this.parser.feed(this.decoder.read(bytes));
  }

  /** Reads what is left when no more bytes come: an event whose blank line was lost. */
  end(at: number): void {
    this.at = at;
    this.parser.feed(`${this.decoder.end()}\n\n`);
  }
}
