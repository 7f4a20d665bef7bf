import { type Reply, type ReplyToken } from './reply';

/** The next part of a reply. */
export interface Delta {
  readonly reasoning: string;
  readonly content: string;
  readonly tokens: readonly ReplyToken[];
}

/** Reads a reply from its beginning on; text that may turn out to belong to a stop string is held back. */
export class ReplyReader {
  /** Tokens read so far. */
  read = 0;
  /** Of these, tokens of reasoning, the marks around it left out. */
  reasoningTokens = 0;
  /** Whether the last token was reasoning. */
  thinking = false;
  private held: Array<{ text: string; reasoning: boolean }> = [];
  private heldChars = 0;
  private shown = 0;

  /** @param holdBack characters that stay back until more is known. */
  constructor(
    readonly reply: Reply,
    private readonly holdBack: number
  ) {}

  /**
   * Reads on.
   *
   * @param last whether nothing comes after these tokens: then nothing is held back.
   */
  take(count: number, last: boolean): Delta {
    const tokens: ReplyToken[] = [];
    for (let i = 0; i < count; i++) {
      const token = this.reply.token(this.read++);
      tokens.push(token);
      this.thinking = token.reasoning;
      if (token.text !== '') {
        this.reasoningTokens += token.reasoning ? 1 : 0;
        this.held.push(token);
        this.heldChars += token.text.length;
      }
    }
    const keep = last ? Math.max(0, this.shown + this.heldChars - this.reply.visible) : this.holdBack;
    return { ...this.release(keep), tokens };
  }

  private release(keep: number): { reasoning: string; content: string } {
    let reasoning = '';
    let content = '';
    while (this.heldChars > keep) {
      const { text, reasoning: isReasoning } = this.held[0];
      const part = text.slice(0, this.heldChars - keep);
      if (isReasoning) {
        reasoning += part;
      } else {
        content += part;
      }
      this.heldChars -= part.length;
      this.shown += part.length;
      if (part.length === text.length) {
        this.held.shift();
      } else {
        this.held[0] = { text: text.slice(part.length), reasoning: isReasoning };
      }
    }
    return { reasoning, content };
  }
}
