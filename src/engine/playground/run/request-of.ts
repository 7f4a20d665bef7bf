import type { ChatRequest } from '../../chat/request';
import type { RunSettings } from '../types';
import type { Job } from './plan';

/** What is sent for a job. @param mark what a fresh prompt begins with: never the same twice. */
export function requestOf({ prompt }: Job, model: string, settings: RunSettings, mark: string): ChatRequest {
  const { maxTokens, temperature, seed, ignoreEos, fresh } = settings;
  const messages = prompt.messages.map((message, i) =>
    fresh && i === 0 ? { ...message, content: `[${mark}] ${message.content}` } : message
  );
  return { model, messages, maxTokens: prompt.maxTokens ?? maxTokens, temperature, seed, ignoreEos };
}
