import { Random } from '../core/random';
import { replyText, thoughtText, type Prose } from './prose';
import { TOKEN, type Tokenizer } from './tokenizer';

/** One token of a reply. */
export interface ReplyToken {
  readonly number: number;
  /** Empty for a token that is not text. */
  readonly text: string;
  readonly reasoning: boolean;
}

/** What a reply is to be like. */
export interface ReplyOrder {
  readonly seed: number;
  readonly topic: string;
  readonly maxTokens: number;
  readonly minTokens: number;
  readonly ignoreEnd: boolean;
  /** Share of the reply that is reasoning. */
  readonly reasoningShare: number;
  readonly stop: readonly string[];
  readonly stopTokens: readonly number[];
  readonly includeStop: boolean;
}

const MEDIAN_TOKENS = 180;
const SPREAD = 0.7;
const LONGEST_NATURAL = 4000;
const RICH_FROM = 120;
/** How far ahead stop strings are looked for, tokens. */
const STOP_HORIZON = 16_384;
const END: ReplyToken = { number: TOKEN.turnEnd, text: '', reasoning: false };

/** A reply, all of it known before its first token is due; its text is made only as far as it is needed. */
export class Reply {
  /** Tokens after which it stops by itself. */
  readonly naturalTokens: number;
  /** What it stopped at, where that is not the end of text. */
  readonly stopReason: string | number | null = null;
  /** Characters of text that may be shown. */
  readonly visible: number = Infinity;
  private readonly tokens: ReplyToken[] = [];
  private readonly prose: Prose;
  private readonly tokenizer: Tokenizer;

  constructor(order: ReplyOrder, tokenizer: Tokenizer) {
    const random = new Random(order.seed);
    const length = Math.exp(Math.log(MEDIAN_TOKENS) + SPREAD * random.normal());
    const wanted = Math.max(order.minTokens, Math.min(LONGEST_NATURAL, Math.max(4, Math.round(length))));
    this.tokenizer = tokenizer;
    this.prose = replyText(random, order.topic, wanted > RICH_FROM);
    if (order.reasoningShare > 0) {
      this.think(thoughtText(random, order.topic), Math.round(wanted * order.reasoningShare), order.maxTokens);
    }
    this.naturalTokens = order.ignoreEnd ? Infinity : this.write(wanted, order.maxTokens);
    const found = this.findStop(order);
    if (found !== undefined) {
      this.naturalTokens = found.tokens;
      this.stopReason = found.reason;
      this.visible = found.visible;
    }
  }

  /** The token at a place, made now if it was not yet. */
  token(index: number): ReplyToken {
    while (this.tokens.length <= index) {
      this.append(this.prose.next(), false);
    }
    return this.tokens[index];
  }

  private think(prose: Prose, wanted: number, most: number): void {
    while (this.tokens.length < wanted && this.tokens.length < most) {
      this.append(prose.next(), true);
    }
    this.tokens.push({ number: TOKEN.thinkEnd, text: '', reasoning: true });
  }

  /** @returns how many tokens it has, the end of text included. */
  private write(wanted: number, most: number): number {
    do {
      this.append(this.prose.next(), false);
      if (this.tokens.length > most) {
        return Infinity;
      }
    } while (this.tokens.length + 1 < wanted);
    this.tokens.push(END);
    return this.tokens.length;
  }

  private append(text: string, reasoning: boolean): void {
    for (const piece of this.tokenizer.split(text)) {
      this.tokens.push({ number: this.tokenizer.number(piece), text: piece, reasoning });
    }
  }

  private findStop({ stop, stopTokens, includeStop, minTokens, maxTokens }: ReplyOrder) {
    if (stop.length === 0 && stopTokens.length === 0) {
      return undefined;
    }
    const numbers = new Set(stopTokens);
    const longest = Math.max(0, ...stop.map((text) => text.length));
    const end = Math.min(this.naturalTokens, maxTokens, STOP_HORIZON);
    let text = '';
    for (let i = 0; i < end; i++) {
      const token = this.token(i);
      const from = Math.max(0, text.length - longest + 1);
      if (numbers.has(token.number) && i >= minTokens) {
        return { tokens: i + 1, reason: token.number, visible: includeStop ? Infinity : text.length };
      }
      text += token.text;
      if (i >= minTokens && token.text !== '') {
        const matched = earliest(text, stop, from);
        if (matched !== undefined) {
          const { at, reason } = matched;
          return { tokens: i + 1, reason, visible: includeStop ? at + reason.length : at };
        }
      }
    }
    return undefined;
  }
}

/** The stop string that is complete first. */
function earliest(text: string, stop: readonly string[], from: number): { at: number; reason: string } | undefined {
  let best: { at: number; reason: string } | undefined;
  for (const reason of stop) {
    const at = text.indexOf(reason, from);
    if (at >= 0 && (best === undefined || at + reason.length < best.at + best.reason.length)) {
      best = { at, reason };
    }
  }
  return best;
}
