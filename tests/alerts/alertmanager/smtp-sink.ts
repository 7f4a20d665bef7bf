import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Received } from './received';

export interface Mail {
  /** User and password as they were given. */
  readonly auth: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Speaks as much SMTP as Alertmanager and Grafana need to hand over a mail. */
export async function startSmtpSink() {
  const received = new Received<Mail>();
  const server = createServer((socket) => converse(socket, (mail) => received.add(mail)));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { received, port: (server.address() as AddressInfo).port, close: () => server.close() };
}

function converse(socket: Socket, take: (mail: Mail) => void): void {
  let buffer = '';
  let auth = '';
  let inData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const answer = (line: string) => {
    const [command, ...rest] = line.split(' ');
    switch (command.toUpperCase()) {
      case 'EHLO':
        return say('250-sink\r\n250 AUTH PLAIN');
      case 'AUTH':
        auth = Buffer.from(rest[1] ?? '', 'base64')
          .toString()
          .split('\0')
          .filter(Boolean)
          .join(':');
        return say('235 ok');
      case 'DATA':
        inData = true;
        return say('354 go on');
      case 'QUIT':
        say('221 bye');
        return socket.end();
      default:
        return say('250 ok');
    }
  };
  say('220 sink');
  socket.on('error', () => undefined);
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    buffer += chunk;
    for (;;) {
      const end = inData ? '\r\n.\r\n' : '\r\n';
      const at = buffer.indexOf(end);
      if (at < 0) {
        return;
      }
      const text = buffer.slice(0, at);
      buffer = buffer.slice(at + end.length);
      if (inData) {
        inData = false;
        take(mailOf(text.replace(/^\.\./gm, '.'), auth));
        say('250 ok');
      } else {
        answer(text);
      }
    }
  });
}

function mailOf(raw: string, auth: string): Mail {
  const subject = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(raw)?.[1] ?? '';
  return { auth, subject: unfolded(subject), text: partOf(raw, 'text/plain'), html: partOf(raw, 'text/html') };
}

function partOf(raw: string, type: string): string {
  const part = new RegExp(`Content-Type: ${type}[^]*?\\r\\n\\r\\n([^]*?)(?:\\r\\n--|$)`, 'i').exec(raw)?.[1] ?? '';
  return unquoted(part.replaceAll('=\r\n', '')).replaceAll('\r\n', '\n');
}

/** A header whose encoded words (RFC 2047) are all quoted-printable. */
function unfolded(header: string): string {
  const line = header.replace(/\?=\s+=\?/g, '?==?').replace(/\r\n[ \t]/g, ' ');
  return line.replace(/=\?utf-8\?q\?(.*?)\?=/gi, (_, word: string) => unquoted(word.replaceAll('_', ' ')));
}

function unquoted(text: string): string {
  return text.replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));
}
