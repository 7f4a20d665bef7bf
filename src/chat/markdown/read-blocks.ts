import { Lexer, type Token, Tokenizer, type Tokens } from 'marked';

const MAX_DEPTH = 16;
const MAX_CELLS = 20_000;
const FUEL = 3_000_000;

/** The text as far as the next blank line. */
function run(text: string): string {
  const end = text.search(/\n[ \t]*(?:\n|$)/);
  return end === -1 ? text : text.slice(0, end);
}

/** marked's, but HTML and definitions of links are text, and neither depth nor work grows without bounds. */
class BlockTokenizer extends Tokenizer {
  private depth = 0;
  private fuel = FUEL;

  override html(): undefined {}

  override def(): undefined {}

  override space(src: string): Tokens.Space | undefined {
    const token = super.space(src);
    this.fuel = this.depth === 0 && /\n[ \t]*\n/.test(token?.raw ?? '') ? FUEL : this.fuel;
    return token;
  }

  override blockquote(src: string): Tokens.Blockquote | undefined {
    if (/^ {0,3}>/.test(src)) {
      // After each line that lacks its marker, marked reads on in all that is left.
      const rest = run(src);
      const gaps = rest.match(/\n(?! {0,3}>)[^\n]*(?=\n {0,3}>)/g)?.length ?? 0;
      this.fuel -= gaps * rest.length;
    }
    return this.nested(src, () => super.blockquote(src));
  }

  override list(src: string): Tokens.List | undefined {
    return this.nested(src, () => super.list(src));
  }

  override table(src: string): Tokens.Table | undefined {
    const [head, delimiters = ''] = src.split('\n', 2);
    if (!/^[ \t]*[|:-][ |:-]*$/.test(delimiters)) {
      return undefined;
    }
    const rest = run(src);
    const cells = head.split('|').length * rest.split('\n').length;
    const token = cells > MAX_CELLS ? undefined : super.table(src);
    this.fuel -= token ? 0 : rest.length;
    return token;
  }

  /** All that is left of a run of lines that took too much work, as one paragraph. */
  spent(src: string): Tokens.Paragraph | undefined {
    if (this.fuel > 0 || /^[ \t]*(?:\n|$)/.test(src)) {
      return undefined;
    }
    const text = run(src);
    return { type: 'paragraph', raw: text, text, tokens: this.lexer.inline(text) };
  }

  private nested<T extends Token>(src: string, read: () => T | undefined): T | undefined {
    if (this.depth === MAX_DEPTH || this.fuel <= 0) {
      return undefined;
    }
    const before = { ...this.lexer.state };
    this.depth++;
    try {
      const token = read();
      this.fuel -= token?.raw.length ?? 0;
      return token;
    } catch {
      // marked counts on a nested block being one when it reads it again, which it is not where a bound was met.
      Object.assign(this.lexer.state, before);
      this.fuel -= run(src).length;
      return undefined;
    } finally {
      this.depth--;
    }
  }
}

/** The blocks of a text, in order, that cover all of it; what stands in their lines is not read yet. */
export function readBlocks(text: string): Token[] {
  const tokenizer = new BlockTokenizer();
  const extensions = { renderers: {}, childTokens: {}, block: [(src: string) => tokenizer.spent(src)] };
  try {
    return new Lexer({ gfm: true, tokenizer, extensions }).blockTokens(text);
  } catch {
    // Megabytes without a blank line are more than regular expressions can take.
    return [{ type: 'paragraph', raw: text, text, tokens: [] }];
  }
}
