import { type ReplyToken } from './reply';
import { hashText } from './tokenizer';

const FILLERS = [' the', ',', ' a', '.', ' is', ' of', ' and', ' to', ' in', ' for', ' that', ' it', ' on', ' with'];

interface Scored {
  readonly text: string;
  readonly logprob: number;
}

/** Made-up log probabilities, the same for the same token at the same place: the token itself, then alternatives. */
function scores({ text }: ReplyToken, place: number, alternatives: number): { own: number; top: Scored[] } {
  const own = -Math.expm1(-(hashText(text, place) % 1000) / 700) / 2;
  const logprob = Math.log1p(-Math.min(0.95, own));
  const others = FILLERS.filter((filler) => filler !== text).slice(0, Math.max(0, alternatives - 1));
  const rest = others.map((filler, index) => ({ text: filler, logprob: logprob - 1.5 - 0.6 * index }));
  return { own: logprob, top: alternatives > 0 ? [{ text, logprob }, ...rest] : [] };
}

/** As chats show them. */
export function chatLogprobs(tokens: readonly ReplyToken[], from: number, alternatives: number): object {
  const shown = ({ text, logprob }: Scored) => ({ token: text, logprob, bytes: [...Buffer.from(text)] });
  return {
    content: tokens.map((token, index) => {
      const { own, top } = scores(token, from + index, alternatives);
      return { ...shown({ text: token.text, logprob: own }), top_logprobs: top.map(shown) };
    }),
  };
}

/** As completions show them. */
export function completionLogprobs(
  tokens: readonly ReplyToken[],
  from: number,
  offset: number,
  alternatives: number
): object {
  let at = offset;
  const scored = tokens.map((token, index) => scores(token, from + index, alternatives));
  return {
    text_offset: tokens.map(({ text }) => (at += text.length) - text.length),
    token_logprobs: scored.map(({ own }) => own),
    tokens: tokens.map(({ text }) => text),
    top_logprobs: scored.map(({ top }) => Object.fromEntries(top.map(({ text, logprob }) => [text, logprob]))),
  };
}
