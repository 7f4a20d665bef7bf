import type { ReplyRecord } from './conversation/types';
import { figuresOf } from './figures';
import type { ChatRun } from './run';

/** What is kept of a run that is over. */
export function recordOf(run: ChatRun): ReplyRecord {
  const { reply, request, stopped, failure, endedAt } = run;
  const { reasoning, toolCalls, finish, usage, server } = reply;
  return {
    model: request.model,
    reasoning,
    toolCalls: toolCalls.filter(Boolean),
    figures: figuresOf(run, endedAt),
    ...(finish !== undefined && { finish }),
    ...(stopped && { stopped }),
    ...(failure && { failure }),
    ...(usage && { usage }),
    ...(server && { server }),
  };
}
