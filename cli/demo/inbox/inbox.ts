import fastify from 'fastify';
import { startMailbox } from './mail';
import { Messages } from './message';
import { inboxPage, messageList } from './page';
import { slackMessage } from './slack';

export interface InboxOptions {
  readonly host: string;
  /** Of the page, and of the Slack webhook. */
  readonly port: number;
  /** Of the mail server. */
  readonly smtpPort: number;
}

/** Where the demo's Grafana sends its alerts to. */
export interface Inbox {
  /** The page that shows them. */
  readonly url: string;
  /** Takes what Slack's incoming webhooks take. */
  readonly slackUrl: string;
  /** Host and port of the mail server. */
  readonly smtp: string;
  close(): Promise<void>;
}

/** Opens a mail server and a Slack webhook that keep what they are sent, and a page that shows it. */
export async function startInbox({ host, port, smtpPort }: InboxOptions): Promise<Inbox> {
  const messages = new Messages();
  const app = fastify({ forceCloseConnections: true });
  app.get('/', (_, reply) => reply.type('text/html; charset=utf-8').send(inboxPage(messages.list())));
  app.get('/list', (_, reply) => reply.type('text/html; charset=utf-8').send(messageList(messages.list())));
  app.get('/messages', () => messages.list());
  app.post('/slack', (request, reply) => {
    const message = slackMessage(request.body, Date.now());
    if (message === null) {
      return reply.code(400).send('no_text');
    }
    messages.add(message);
    return reply.send('ok');
  });
  const mailbox = await startMailbox(host, smtpPort, (message) => messages.add(message));
  try {
    await app.listen({ host, port });
  } catch (error) {
    await mailbox.close();
    throw error;
  }
  return {
    url: `${app.listeningOrigin}/`,
    slackUrl: `${app.listeningOrigin}/slack`,
    smtp: `${host}:${smtpPort}`,
    close: async () => void (await Promise.all([app.close(), mailbox.close()])),
  };
}
