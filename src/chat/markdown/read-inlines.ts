import { Lexer, type Token, Tokenizer, type Tokens } from 'marked';

const MAX_DEPTH = 16;
const FUEL = 2_000_000;
/** How much dearer a search for the end of an emphasis is than a look at what comes next. */
const SEARCH = 5;

/** marked's, but references to links are text, and neither depth nor work grows without bounds. */
class InlineTokenizer extends Tokenizer {
  private depth = 0;
  private fuel = FUEL;

  override reflink(): undefined {}

  override link(src: string): Tokens.Link | Tokens.Image | undefined {
    return this.nested(() => super.link(src));
  }

  override emStrong(src: string, masked: string, before = ''): Tokens.Em | Tokens.Strong | undefined {
    const inWord = src.startsWith('_') && /[\p{L}\p{N}]$/u.test(before);
    return this.search(src, !inWord && /^(?:\*+[^\s*]|_+[^\s_])/.test(src), () => super.emStrong(src, masked, before));
  }

  override del(src: string, masked: string, before = ''): Tokens.Del | undefined {
    return this.search(src, /^~~?[^\s~]/.test(src), () => super.del(src, masked, before));
  }

  /** All that is left of a text that took too much work, as it stands. */
  spent(src: string): Tokens.Text | undefined {
    this.fuel -= src.length;
    return this.fuel > 0 ? undefined : { type: 'text', raw: src, text: src };
  }

  private search<T>(src: string, opens: boolean, read: () => T | undefined): T | undefined {
    const token = opens ? this.nested(read) : undefined;
    this.fuel -= opens && !token ? SEARCH * src.length : 0;
    return token;
  }

  private nested<T>(read: () => T | undefined): T | undefined {
    if (this.depth === MAX_DEPTH) {
      return undefined;
    }
    this.depth++;
    const token = read();
    this.depth--;
    return token;
  }
}

/** What stands in the lines of a block. */
export function readInlines(text: string): Token[] {
  const tokenizer = new InlineTokenizer();
  const extensions = { renderers: {}, childTokens: {}, inline: [(src: string) => tokenizer.spent(src)] };
  return new Lexer({ gfm: true, breaks: true, tokenizer, extensions }).inlineTokens(text);
}
