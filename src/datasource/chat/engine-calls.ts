import { getBackendSrv } from '@grafana/runtime';
import { catchError, firstValueFrom, map, of } from 'rxjs';
import type { TokenCount } from '../../engine/chat/source';
import type { ChatRequest } from '../../engine/chat/request';
import { readModels, type ServedModel } from '../../engine/limits/models';
import { problemOfStatus } from '../connection/problem-of';
import { request } from '../connection/request';

/** The models that an engine serves. Rejects with words for a person where it does not say. @param proxy the datasource's. */
export async function servedModels(proxy: string): Promise<readonly ServedModel[]> {
  const answer = await request(`${proxy}/engine/models`, { accept: 'application/json' });
  const problem = problemOfStatus(answer);
  if (problem) {
    throw new Error(problem.text);
  }
  const models = readModels(parsed(answer.body));
  if (models.length === 0) {
    throw new Error('The engine names no model at /v1/models: is it vLLM’s OpenAI server?');
  }
  return models;
}

/** Tokens of a conversation; undefined where the engine cannot or may not be asked: it is a help, and no more. */
export function countTokens(
  proxy: string,
  { model, messages, thinking }: Pick<ChatRequest, 'model' | 'messages' | 'thinking'>
): Promise<TokenCount | undefined> {
  const data = {
    model,
    messages,
    ...(thinking !== undefined && { chat_template_kwargs: { enable_thinking: thinking } }),
  };
  const url = `${proxy}/engine/tokenize`;
  return firstValueFrom(
    getBackendSrv()
      .fetch<{ readonly count?: unknown; readonly max_model_len?: unknown }>({
        url,
        method: 'POST',
        data,
        showErrorAlert: false,
      })
      .pipe(
        map(({ data: { count, max_model_len: length } }) =>
          typeof count === 'number'
            ? { tokens: count, ...(typeof length === 'number' && { maxModelLen: length }) }
            : undefined
        ),
        catchError(() => of(undefined))
      ),
    { defaultValue: undefined }
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
