// Of browsers and of Node.js, neither of whose types belong here.
declare const TextDecoder: new () => { decode(bytes?: Uint8Array, options?: { stream: boolean }): string };

/** Decodes UTF-8 that comes in pieces, cut anywhere; without a byte order mark, and with U+FFFD for what is no UTF-8. */
export class Utf8Reader {
  private readonly decoder = new TextDecoder();

  read(bytes: Uint8Array): string {
    return this.decoder.decode(bytes, { stream: true });
  }

  /** What is left of a character when no more bytes come. */
  end(): string {
    return this.decoder.decode();
  }
}

/** Decodes UTF-8 that is whole. */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
