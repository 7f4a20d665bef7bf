import { branch } from './conversation';
import type { ChatNode, Conversation } from './types';

/** A conversation with all its branches, as JSON that can be read in again. */
export function conversationJson(conversation: Conversation): string {
  return JSON.stringify({ format: 'vllm-console-chat', version: 1, ...conversation }, null, 2);
}

/** The branch that is shown, as Markdown. */
export function conversationMarkdown(conversation: Conversation, system: string): string {
  const head = system.trim() === '' ? [] : [`## System\n\n${system.trim()}\n`];
  return [...head, ...branch(conversation).map(section)].join('\n');
}

function section({ role, text, reply, at }: ChatNode): string {
  const time = new Date(at).toISOString();
  if (role === 'user') {
    return `## User, ${time}\n\n${text}\n`;
  }
  const reasoning = reply?.reasoning ? `> ${reply.reasoning.trim().replaceAll('\n', '\n> ')}\n\n` : '';
  return `## ${reply?.model ?? 'Assistant'}, ${time}\n\n${reasoning}${text}\n`;
}
