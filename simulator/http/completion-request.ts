import { ApiError, invalid, invalidBody, type Issue } from './errors';
import { bool, FieldReader, integer, text } from './fields';
import { type GenerationRequest, type Prompt } from './generation-request';
import {
  checkCharacters,
  checkLogprobs,
  checkMaxTokens,
  checkPrompt,
  checkSampling,
  checkStreamOptions,
  roomFor,
} from './limits';
import { checkAlive, findModel } from './models';
import { readPenalties, readSampling } from './sampling';
import { type Target } from './target';
import { LONGEST_PIECE, VOCABULARY, type Tokenizer } from './tokenizer';

const DEFAULT_MAX_TOKENS = 16;

/**
 * Reads the body of a completion.
 *
 * @throws ApiError with the first thing that vLLM would name.
 */
export function readCompletionRequest(body: Record<string, unknown>, target: Target): GenerationRequest {
  const { maxModelLen, version } = target.settings;
  checkStreamOptions(body);
  if (body.prompt === undefined || body.prompt === null || body.prompt === '') {
    throw invalid('Either prompt or prompt_embeds must be provided and non-empty.', 'prompt');
  }
  const fields = new FieldReader(body);
  const model = fields.take('model', text);
  fields.issues.push(...promptIssues(body.prompt));
  fields.take('echo', bool);
  const penalties = readPenalties(fields);
  const logprobs = fields.take('logprobs', integer);
  const given = fields.take('max_tokens', integer) ?? DEFAULT_MAX_TOKENS;
  const sampling = { ...penalties, ...readSampling(fields, version) };
  const suffix = fields.take('suffix', text);
  if (fields.issues.length > 0) {
    throw invalidBody(fields.issues);
  }
  const served = findModel(target, model);
  checkAlive(target);
  if (suffix !== undefined) {
    const message = 'suffix is only supported for models with FIM completion rendering';
    throw new ApiError(message, 400, 'BadRequestError', 'suffix');
  }
  const asked = { name: 'max_tokens', value: given } as const;
  checkMaxTokens(asked, maxModelLen);
  const promptOnly = sampling.echo && given === 0;
  const prompts = readPrompts(body.prompt, target.shared.tokenizer, maxModelLen);
  const maxTokens = prompts.map(({ tokens }) =>
    roomFor(tokens.length, promptOnly ? { ...asked, value: 1 } : asked, maxModelLen)
  );
  maxTokens.forEach((room) => checkSampling(sampling, room));
  checkLogprobs(logprobs);
  return { kind: 'completion', ...served, sampling, prompts, maxTokens, logprobs, promptOnly };
}

function promptIssues(prompt: unknown): Issue[] {
  if (typeof prompt === 'string') {
    return [];
  }
  const loc = 'body.prompt';
  if (!Array.isArray(prompt)) {
    const notList = { type: 'list_type', loc, msg: 'Input should be a valid list', input: prompt };
    const notText = { type: 'string_type', loc, msg: 'Input should be a valid string', input: prompt };
    return [notList, notList, notText, notList];
  }
  const kinds = new Set(prompt.map((item: unknown) => (isTokens(item) ? 'tokens' : typeof item)));
  const known = kinds.size === 0 || (kinds.size === 1 && (kinds.has('string') || kinds.has('tokens')));
  if (known || isTokens(prompt)) {
    return [];
  }
  const index = prompt.findIndex((item: unknown) => !Number.isInteger(item));
  const input: unknown = prompt[Math.max(0, index)];
  return [{ type: 'int_type', loc: `${loc}.${Math.max(0, index)}`, msg: 'Input should be a valid integer', input }];
}

function isTokens(input: unknown): input is number[] {
  return Array.isArray(input) && input.every((item) => Number.isInteger(item) && Number(item) >= 0);
}

function readPrompts(prompt: unknown, tokenizer: Tokenizer, maxModelLen: number): Prompt[] {
  const list: unknown[] = Array.isArray(prompt) && !(isTokens(prompt) && prompt.length > 0) ? prompt : [prompt];
  if (list.length === 0) {
    throw new ApiError('You must pass at least one prompt');
  }
  return list.map((item) => {
    const exact = isTokens(item);
    checkCharacters(exact ? 0 : String(item).length, maxModelLen);
    const tokens = exact ? item : tokenizer.encode(String(item).slice(0, maxModelLen * LONGEST_PIECE));
    const unknown = tokens.find((token) => token >= VOCABULARY);
    if (unknown !== undefined) {
      throw new ApiError(`Token id ${unknown} is out of vocabulary`);
    }
    checkPrompt(tokens.length, maxModelLen, exact);
    const shown = exact ? tokenizer.decode(tokens) : String(item);
    return { tokens, text: shown, question: shown };
  });
}
