import { encodeChat } from './chat-template';
import { invalidBody } from './errors';
import { bool, FieldReader, integer, list, text } from './fields';
import { messageIssues, readMessages } from './messages';
import { findModel } from './models';
import { type Target } from './target';

/**
 * The answer of `/tokenize`, for text or for a chat.
 *
 * @throws ApiError where the body is not a request for it.
 */
export function tokenize(body: Record<string, unknown>, target: Target): object {
  const { tokenizer } = target.shared;
  const fields = new FieldReader(body);
  const isChat = body.messages !== undefined;
  const model = fields.take('model', text);
  const prompt = isChat ? undefined : fields.take('prompt', text, 'required');
  const messages = body.prompt === undefined ? fields.take('messages', list(anything), 'required') : undefined;
  fields.issues.push(...messageIssues(messages ?? [], 'body.messages'));
  const strings = fields.take('return_token_strs', bool) ?? false;
  if (fields.issues.length > 0) {
    throw invalidBody(fields.issues);
  }
  findModel(target, model);
  const tokens =
    prompt === undefined
      ? encodeChat(readMessages(messages ?? [], target.settings.model), tokenizer)
      : tokenizer.encode(prompt);
  return {
    count: tokens.length,
    max_model_len: target.settings.maxModelLen,
    tokens,
    token_strs: strings ? tokens.map((token) => vocabularyText(tokenizer.piece(token))) : null,
  };
}

/**
 * The answer of `/detokenize`.
 *
 * @throws ApiError where the body is not a request for it.
 */
export function detokenize(body: Record<string, unknown>, target: Target): object {
  const fields = new FieldReader(body);
  const model = fields.take('model', text);
  const tokens = fields.take('tokens', list(natural), 'required') ?? [];
  if (fields.issues.length > 0) {
    throw invalidBody(fields.issues);
  }
  findModel(target, model);
  return { prompt: target.shared.tokenizer.decode(tokens) };
}

const anything = (input: unknown) => ({ value: input });

const natural: typeof integer = (input, loc) => {
  const read = integer(input, loc);
  return 'value' in read && read.value !== undefined && read.value < 0
    ? {
        issues: [
          {
            type: 'greater_than_equal',
            loc,
            msg: 'Input should be greater than or equal to 0',
            input,
            ctx: "{'ge': 0}",
          },
        ],
      }
    : read;
};

/** A piece as vocabularies write it. */
function vocabularyText(piece: string): string {
  return piece.replaceAll(' ', 'Ġ').replaceAll('\n', 'Ċ').replaceAll('\t', 'ĉ');
}
