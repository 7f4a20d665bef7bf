import { chatLength, encodeChat } from './chat-template';
import { ApiError, invalid, invalidBody } from './errors';
import { bool, FieldReader, integer, list, text } from './fields';
import { type GenerationRequest } from './generation-request';
import {
  checkCharacters,
  checkLogprobs,
  checkMaxTokens,
  checkPrompt,
  checkSampling,
  checkStreamOptions,
  roomFor,
} from './limits';
import { messageIssues, readMessages, type ChatMessage } from './messages';
import { checkAlive, findModel } from './models';
import { readPenalties, readSampling } from './sampling';
import { type Target } from './target';
import { LONGEST_PIECE } from './tokenizer';

const anything = (input: unknown) => ({ value: input });

/**
 * Reads the body of a chat completion.
 *
 * @throws ApiError with the first thing that vLLM would name.
 */
export function readChatRequest(body: Record<string, unknown>, target: Target): GenerationRequest {
  const { maxModelLen } = target.settings;
  const choice = toolChoice(body);
  checkOptions(body);
  const fields = new FieldReader(body);
  const messages = fields.take('messages', list(anything), 'required') ?? [];
  fields.issues.push(...messageIssues(messages, 'body.messages'));
  const model = fields.take('model', text);
  const penalties = readPenalties(fields);
  const logprobs = fields.take('logprobs', bool) ?? false;
  const top = fields.take('top_logprobs', integer) ?? 0;
  const maxTokens = fields.take('max_tokens', integer);
  const maxCompletionTokens = fields.take('max_completion_tokens', integer);
  const sampling = { ...penalties, ...readSampling(fields, target.settings.version) };
  if (fields.issues.length > 0) {
    throw invalidBody(fields.issues);
  }
  const served = findModel(target, model);
  checkAlive(target);
  checkTools(choice);
  const asked =
    maxCompletionTokens === undefined
      ? ({ name: 'max_tokens', value: maxTokens } as const)
      : ({ name: 'max_completion_tokens', value: maxCompletionTokens } as const);
  checkMaxTokens(asked, maxModelLen);
  const read = readMessages(messages, target.settings.model);
  checkCharacters(chatLength(read), maxModelLen);
  const shortened = read.map(({ role, content }) => ({ role, content: content.slice(0, maxModelLen * LONGEST_PIECE) }));
  const tokens = encodeChat(shortened, target.shared.tokenizer);
  checkPrompt(tokens.length, maxModelLen, false);
  const room = roomFor(tokens.length, asked, maxModelLen);
  checkSampling(sampling, room);
  checkLogprobs(logprobs ? top : undefined);
  return {
    kind: 'chat',
    ...served,
    sampling,
    prompts: [{ tokens, text: '', question: questionOf(read) }],
    maxTokens: [room],
    logprobs: logprobs ? top : undefined,
    promptOnly: false,
  };
}

/** @throws ApiError where options of the body contradict each other, whatever else it holds. */
function checkOptions(body: Record<string, unknown>): void {
  const top = body.top_logprobs;
  if (typeof top === 'number' && (top > 0 || top === -1) && !body.logprobs) {
    throw invalid('when using `top_logprobs`, `logprobs` must be set to true.', 'top_logprobs');
  }
  checkStreamOptions(body);
}

function toolChoice(body: Record<string, unknown>): unknown {
  const { tools, tool_choice: choice } = body;
  if (Array.isArray(tools) && tools.length === 0) {
    const advice = 'Either provide at least one tool or omit the field entirely.';
    throw invalid(`\`tools\` must not be an empty array. ${advice}`, 'tools');
  }
  if (choice === undefined) {
    return tools ? 'auto' : 'none';
  }
  if (choice !== 'none' && choice !== null && !tools) {
    throw invalid('When using `tool_choice`, `tools` must be set.', 'tool_choice');
  }
  return choice;
}

/** No tool parser is set, so that only plain text comes back. */
function checkTools(choice: unknown): void {
  if (choice === 'auto') {
    throw new ApiError('"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set');
  }
  if (choice === 'required') {
    throw new ApiError('tool_choice="required" requires --tool-call-parser to be set');
  }
}

/** The last thing that the user said. */
function questionOf(messages: readonly ChatMessage[]): string {
  const asked = messages.filter(({ role }) => role === 'user');
  return asked.length > 0 ? asked[asked.length - 1].content : '';
}
