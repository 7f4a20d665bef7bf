import { UsageError } from '../errors';
import { type HttpClient } from './http-client';
import { wordsOf } from './words';

/** Words of the sample that tells how many tokens a word is. */
const SAMPLE_WORDS = 500;

/** The server under load, and what is known of it. */
export interface Target {
  readonly client: HttpClient;
  readonly model: string;
  /** Tokens that prompt and reply have room for; infinity where the server does not say. */
  readonly context: number;
  /** Of the text that prompts are made of. */
  readonly tokensPerWord: number;
}

/** Whether an address is this machine's own. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Keeps a load test on servers of one's own. @throws UsageError for an address elsewhere that is not vouched for. */
export function checkOwned(url: URL, owned: boolean): void {
  if (!owned && !isLoopback(url)) {
    throw new UsageError(
      `${url.host} is not this machine, and a load test may bring a server down: ` +
        'aim it only at servers of your own, and say so with --i-own-this-server'
    );
  }
}

/**
 * Asks the server for its models, their context, and how many tokens a word is.
 *
 * @param model the model to use; the first one where undefined.
 * @throws UsageError where the server does not answer, or serves no such model.
 */
export async function findTarget(client: HttpClient, model: string | undefined): Promise<Target> {
  const models = modelsOf(await client.getJson('/v1/models'));
  const found = model === undefined ? models[0] : models.find(({ id }) => id === model);
  if (found === undefined) {
    const served = models.map(({ id }) => id).join(', ') || 'no model at all';
    throw new UsageError(`the server has no model "${model ?? ''}": it serves ${served}`);
  }
  const context = found.max_model_len ?? Infinity;
  const sample = Math.min(SAMPLE_WORDS, Math.floor(context / 4));
  const counted = await client.postJson('/tokenize', { model: found.id, prompt: wordsOf(1, sample) });
  const count = isObject(counted) && typeof counted.count === 'number' ? counted.count : sample;
  return { client, model: found.id, context, tokensPerWord: Math.max(0.1, count / sample) };
}

interface Model {
  readonly id: string;
  readonly max_model_len?: number;
}

function modelsOf(answer: unknown): Model[] {
  const data = isObject(answer) ? answer.data : undefined;
  if (!Array.isArray(data)) {
    throw new UsageError('the server answers /v1/models with something else than a list of models');
  }
  return data.filter(isObject).map(({ id, max_model_len: length }) => ({
    id: String(id),
    ...(typeof length === 'number' && length > 0 ? { max_model_len: length } : {}),
  }));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
