import { ApiError, type Issue } from './errors';
import { isObject } from './fields';

/** A message of a chat. */
export interface ChatMessage {
  readonly role: string;
  readonly content: string;
}

const KINDS = ['Developer', 'System', 'User', 'Assistant', 'Tool', 'Function'].map(
  (kind) => `ChatCompletion${kind}MessageParam`
);
const BRANCHES = [...KINDS, 'CustomChatCompletionMessageParam'];

/** What is wrong with the shape of a list of messages; only the first message that is wrong is described. */
export function messageIssues(messages: readonly unknown[], loc: string): Issue[] {
  for (const [index, message] of messages.entries()) {
    const at = `${loc}.${index}`;
    if (!isObject(message)) {
      return notObject(message, at);
    }
    if (typeof message.role !== 'string') {
      return noRole(message, at);
    }
    const { content } = message;
    if (content !== undefined && content !== null && typeof content !== 'string' && !Array.isArray(content)) {
      return badContent(message.role, content, at);
    }
  }
  return [];
}

function notObject(input: unknown, at: string): Issue[] {
  const msg = 'Input should be a valid dictionary';
  return [
    ...BRANCHES.map((branch) => ({ type: 'dict_type', loc: `${at}.${branch}`, msg, input })),
    { type: 'model_attributes_type', loc: `${at}.Message`, msg: `${msg} or object to extract fields from`, input },
  ];
}

function noRole(input: Record<string, unknown>, at: string): Issue[] {
  const missing = (field: string): Issue => ({ type: 'missing', loc: `${at}.${field}`, msg: 'Field required', input });
  const [developer, system, user, assistant, tool, functionKind, custom] = BRANCHES;
  return [
    ...[developer, system, user, assistant, tool].map((branch) => missing(`${branch}.role`)),
    missing(`${tool}.tool_call_id`),
    missing(`${functionKind}.name`),
    missing(`${functionKind}.role`),
    missing(`${custom}.role`),
    missing('Message.author'),
    missing('Message.recipient'),
  ];
}

/** How many more there are after those that are listed. */
const UNLISTED = 12;

function badContent(role: string, input: unknown, at: string): Issue[] {
  const issues = KINDS.slice(0, 4).flatMap((branch): Issue[] => {
    const name = branch.replace(/ChatCompletion|MessageParam/g, '').toLowerCase();
    const content: Issue[] = [
      { type: 'string_type', loc: `${at}.${branch}.content`, msg: 'Input should be a valid string', input },
      { type: 'iterable_type', loc: `${at}.${branch}.content`, msg: 'Input should be iterable', input },
    ];
    const literal: Issue = {
      type: 'literal_error',
      loc: `${at}.${branch}.role`,
      msg: `Input should be '${name}'`,
      input: role,
      ctx: `{'expected': "'${name}'"}`,
    };
    const wrong = name === role ? [] : [literal];
    return name === 'assistant' ? [...wrong, ...content] : [...content, ...wrong];
  });
  const listed = issues.slice(0, 10);
  return [...listed, ...Array.from({ length: UNLISTED }, () => listed[0])];
}

/**
 * The text of messages.
 *
 * @throws ApiError where there are none, or one holds more than text.
 */
export function readMessages(messages: readonly unknown[], model: string): ChatMessage[] {
  if (messages.length === 0) {
    throw new ApiError('Cannot apply chat template to an empty conversation. Provide at least one message.');
  }
  return messages
    .filter(isObject)
    .map(({ role, content }) => ({ role: String(role), content: textOf(content, model) }));
}

function textOf(content: unknown, model: string): string {
  if (!Array.isArray(content)) {
    return typeof content === 'string' ? content : '';
  }
  return content
    .map((part: unknown) => {
      if (typeof part === 'string') {
        return part;
      }
      if (isObject(part) && typeof part.text === 'string') {
        return part.text;
      }
      throw new ApiError(`${model} is not a multimodal model`);
    })
    .join('\n');
}
