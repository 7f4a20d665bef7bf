import { type ChatMessage } from './messages';
import { TOKEN, type Tokenizer } from './tokenizer';

/** The tokens of a chat, up to where the reply begins. */
export function encodeChat(messages: readonly ChatMessage[], tokenizer: Tokenizer): number[] {
  const newline = tokenizer.number('\n');
  const turns = messages.map(({ role, content }) => [
    TOKEN.turnStart,
    ...tokenizer.encode(role),
    newline,
    ...tokenizer.encode(content),
    TOKEN.turnEnd,
    newline,
  ]);
  return [...turns.flat(), TOKEN.turnStart, ...tokenizer.encode('assistant'), newline];
}

/** How many characters the template makes of a chat. */
export function chatLength(messages: readonly ChatMessage[]): number {
  const marks = '<|im_start|>\n<|im_end|>\n'.length;
  const turns = messages.map(({ role, content }) => marks + role.length + content.length);
  return turns.reduce((sum, length) => sum + length, '<|im_start|>assistant\n'.length);
}
