import type { ChatSource } from '../../../engine/chat/source';
import type { ServedModel } from '../../../engine/limits/models';
import type { PromptCase, RunSettings } from '../../../engine/playground/types';

/** A prompt that does not fit into a model's context, all in tokens. */
export interface TooLong {
  readonly prompt: string;
  readonly tokens: number;
  readonly reply: number;
  readonly context: number;
}

/** What a chat template and the mark of a fresh prompt may add, tokens. */
const MARGIN = 64;

/**
 * The prompts that an engine would refuse, by its own tokenizer. A prompt that fits even if each of its bytes were a token
 * is not asked about; an engine that cannot be asked refuses by itself.
 */
export async function tooLong(
  source: ChatSource,
  { id: model, maxModelLen = Infinity }: ServedModel,
  prompts: readonly PromptCase[],
  settings: RunSettings
): Promise<TooLong[]> {
  const found: TooLong[] = [];
  for (const { name, messages, maxTokens: reply = settings.maxTokens } of prompts) {
    const bytes = messages.reduce((sum, { content }) => sum + new TextEncoder().encode(content).length, 0);
    if (bytes + MARGIN + reply <= maxModelLen) {
      continue;
    }
    const count = await source.countTokens({ model, messages });
    const context = count?.maxModelLen ?? maxModelLen;
    const mark = settings.fresh ? MARGIN / 2 : 0;
    if (count && count.tokens + mark + reply > context) {
      found.push({ prompt: name, tokens: count.tokens, reply, context });
    }
  }
  return found;
}
