import * as z from 'zod/mini';
import type { PromptCase } from '../types';

const TEXT = 'must be a text';
const COUNT = 'must be a whole number from 1';
const OBJECT = 'must be an object';
const NO_UTF8 = 'is not in UTF-8: save the file in UTF-8';

const text = z.string(TEXT).check(z.regex(/\S/, TEXT), z.regex(/^[^\uFFFD]*$/, NO_UTF8));
const count = z.nullish(z.int(COUNT).check(z.minimum(1, COUNT)));
const name = z.nullish(z.string(TEXT));
const messages = z
  .array(
    z.object(
      { role: z.enum(['system', 'user', 'assistant'], 'must be system, user or assistant'), content: text },
      OBJECT
    ),
    'must be a list of messages'
  )
  .check(z.minLength(1, 'must have a message in it'));

const prompted = z.object({ prompt: text, system: z.nullish(z.string(TEXT)), max_tokens: count, name }, OBJECT);
const messaged = z.object({ messages, max_tokens: count, name }, OBJECT);
const batched = z.object(
  {
    custom_id: name,
    body: z.object({ messages, max_tokens: count, max_completion_tokens: count }, OBJECT),
  },
  OBJECT
);

/** A case whose name is still to be given where its file gives none. */
export type Unnamed = Omit<PromptCase, 'name'> & { readonly name?: string };

/**
 * A record of a file as a case, or what is wrong with it: `{prompt, system, max_tokens, name}`, `{messages, max_tokens,
 * name}`, or a line of OpenAI's batch format. Other keys are left alone.
 */
export function caseOf(value: unknown): Unnamed | { readonly problem: string } {
  const has = (key: string) => typeof value === 'object' && value !== null && key in value;
  if (has('body')) {
    const { data, error } = batched.safeParse(value, { reportInput: true });
    return data
      ? unnamed(data.body.messages, data.body.max_tokens ?? data.body.max_completion_tokens, data.custom_id)
      : { problem: problemOf(error.issues[0]) };
  }
  if (has('messages')) {
    const { data, error } = messaged.safeParse(value, { reportInput: true });
    return data ? unnamed(data.messages, data.max_tokens, data.name) : { problem: problemOf(error.issues[0]) };
  }
  const { data, error } = prompted.safeParse(value, { reportInput: true });
  if (!data) {
    return { problem: problemOf(error.issues[0]) };
  }
  const system = data.system?.trim() ? [{ role: 'system' as const, content: data.system }] : [];
  return unnamed([...system, { role: 'user', content: data.prompt }], data.max_tokens, data.name);
}

function unnamed(messages: PromptCase['messages'], maxTokens?: number | null, name?: string | null): Unnamed {
  const given = name?.trim();
  return { messages, ...(maxTokens != null && { maxTokens }), ...(given && { name: given }) };
}

function problemOf({ path, message, input }: z.core.$ZodIssue): string {
  const where = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  const field = where === '' ? '' : `"${where.slice(1)}" `;
  if (input === undefined) {
    return `${field}is missing`;
  }
  if (typeof input === 'string' && input.trim() === '' && message === TEXT) {
    return `${field}is empty`;
  }
  return field + (message === NO_UTF8 ? message : `${message}, not ${shown(input)}`);
}

function shown(input: unknown): string {
  if (typeof input === 'object' && input !== null) {
    return Array.isArray(input) ? 'a list' : 'an object';
  }
  return JSON.stringify(input).slice(0, 40);
}
