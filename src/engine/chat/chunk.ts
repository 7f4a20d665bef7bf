import type { ServerTimings, ToolCall, Usage } from './types';

/** What one event of a stream says. */
export type Chunk =
  | { readonly kind: 'done' }
  | { readonly kind: 'error'; readonly message: string; readonly status?: number }
  | { readonly kind: 'malformed'; readonly data: string }
  | { readonly kind: 'parts'; readonly choice?: Choice; readonly usage?: Usage; readonly server?: ServerTimings };

/** The part of a reply that a chunk brings. */
export interface Choice {
  readonly content: string;
  /** `reasoning`, in vLLM before 0.16 `reasoning_content`. */
  readonly reasoning: string;
  /** Pieces of calls by their place among the calls. */
  readonly toolCalls: ReadonlyArray<Partial<ToolCall> & { readonly index: number }>;
  readonly finish?: string;
  /** Whether it brings a token, which need not have text of its own; the announcement of the role does not. */
  readonly isToken: boolean;
}

/** Calls of tools in one reply. */
const MOST_CALLS = 128;

interface Raw {
  readonly error?: unknown;
  readonly object?: string;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly choices?: readonly RawChoice[];
  readonly usage?: RawUsage | null;
  readonly metrics?: Readonly<Record<string, unknown>> | null;
}

interface RawChoice {
  readonly delta?: {
    readonly role?: string;
    readonly content?: string | null;
    readonly reasoning?: string | null;
    readonly reasoning_content?: string | null;
    readonly tool_calls?: ReadonlyArray<{
      readonly index?: unknown;
      readonly id?: string | null;
      readonly function?: { readonly name?: string | null; readonly arguments?: string | null };
    }> | null;
  };
  readonly finish_reason?: string | null;
}

interface RawUsage {
  readonly prompt_tokens?: number;
  readonly completion_tokens?: number;
  readonly prompt_tokens_details?: { readonly cached_tokens?: number | null } | null;
  readonly completion_tokens_details?: { readonly reasoning_tokens?: number | null } | null;
}

/** Reads the data of an event. Never throws: what is no JSON object is malformed. */
export function chunkOf(data: string): Chunk {
  if (data === '[DONE]') {
    return { kind: 'done' };
  }
  const raw = parsed(data);
  if (raw === undefined) {
    return { kind: 'malformed', data };
  }
  // Before 0.10 an error was the whole event, with "object": "error".
  if (raw.error !== undefined || raw.object === 'error') {
    return errorChunk(raw.error ?? raw);
  }
  const { choices = [], usage, metrics } = raw;
  return {
    kind: 'parts',
    ...(choices.length > 0 && { choice: choiceOf(choices[0]) }),
    ...(usage && { usage: usageOf(usage) }),
    ...(metrics && { server: timingsOf(metrics) }),
  };
}

function errorChunk(error: unknown): Chunk {
  if (typeof error !== 'object' || error === null) {
    return { kind: 'error', message: String(error) };
  }
  const { message, code } = error as { readonly message?: unknown; readonly code?: unknown };
  return {
    kind: 'error',
    message: typeof message === 'string' ? message : JSON.stringify(error),
    ...(typeof code === 'number' && { status: code }),
  };
}

function choiceOf({ delta = {}, finish_reason: finish }: RawChoice): Choice {
  const { content, reasoning, reasoning_content: older, tool_calls: calls, role } = delta;
  const toolCalls = (calls ?? []).map(({ index, id, function: { name, arguments: text } = {} }) => ({
    index: placeOf(index),
    ...(id && { id }),
    ...(name && { name }),
    ...(text && { arguments: text }),
  }));
  const says = Boolean(content || reasoning || older || toolCalls.length);
  return {
    content: content ?? '',
    reasoning: reasoning ?? older ?? '',
    toolCalls,
    ...(finish && { finish }),
    isToken: says || (role === undefined && !finish),
  };
}

/** A call's place among the calls; a place that no real reply has is taken for the first. */
function placeOf(index: unknown): number {
  return Number.isInteger(index) && Number(index) >= 0 && Number(index) < MOST_CALLS ? Number(index) : 0;
}

function usageOf(usage: RawUsage): Usage {
  const cached = usage.prompt_tokens_details?.cached_tokens;
  const reasoning = usage.completion_tokens_details?.reasoning_tokens;
  return {
    prompt: usage.prompt_tokens ?? 0,
    completion: usage.completion_tokens ?? 0,
    ...(typeof cached === 'number' && { cached }),
    ...(typeof reasoning === 'number' && { reasoning }),
  };
}

function timingsOf(metrics: Readonly<Record<string, unknown>>): ServerTimings {
  const number = (name: string) => (typeof metrics[name] === 'number' ? metrics[name] : undefined);
  return {
    queue: number('queue_time_ms'),
    prefill: number('time_to_first_token_ms'),
    decode: number('generation_time_ms'),
    meanGap: number('mean_itl_ms'),
  };
}

function parsed(data: string): Raw | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
