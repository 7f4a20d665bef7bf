import { z } from 'zod';
import type { Message } from './message';

const attachment = z.object({
  title: z.string().default(''),
  text: z.string().default(''),
  fallback: z.string().default(''),
  color: z
    .string()
    .regex(/^#[0-9a-f]{3,8}$/i)
    .optional()
    .catch(undefined),
});

const payload = z.object({
  channel: z.string().default(''),
  text: z.string().default(''),
  attachments: z.array(attachment).default([]),
});

/**
 * What a Slack channel would show of a body that was posted to its incoming webhook.
 *
 * @returns null where it is none that Slack would take.
 */
export function slackMessage(body: unknown, at: number): Message | null {
  const { data } = payload.safeParse(body);
  if (!data || (data.text === '' && data.attachments.length === 0)) {
    return null;
  }
  const [first] = data.attachments;
  const title = first?.title || first?.fallback || data.text;
  return {
    channel: 'Slack',
    at,
    to: data.channel,
    title,
    text: [data.text === title ? '' : data.text, ...data.attachments.map(({ text }) => text)]
      .filter((text) => text !== '')
      .join('\n'),
    color: first?.color,
  };
}
