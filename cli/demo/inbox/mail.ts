import { once } from 'node:events';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Message } from './message';

const LARGEST = 1024 * 1024;

/** Takes every mail that is sent to a port, and passes none on. */
export async function startMailbox(
  host: string,
  port: number,
  take: (message: Message) => void
): Promise<{ close(): Promise<void> }> {
  const server = new SMTPServer({
    size: LARGEST,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, session, done) => {
      simpleParser(stream).then(
        ({ subject = '', text = '' }) => {
          const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
          take({ channel: 'email', at: Date.now(), to, title: subject, text: unescaped(text.trim()) });
          done();
        },
        (error: Error) => done(error)
      );
    },
  });
  // A client that hangs up in the middle is no reason for the demo to end.
  const listening = once(server.listen(port, host), 'listening');
  await listening;
  server.on('error', () => undefined);
  return { close: () => new Promise((done) => server.close(() => done())) };
}

/** Grafana 12 escapes its plain text as if it were HTML. */
function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&#34;': '"',
    '&#39;': "'",
    '&amp;': '&',
  };
  return text.replaceAll(/&(?:lt|gt|#34|#39|amp);/g, (entity) => named[entity]);
}
