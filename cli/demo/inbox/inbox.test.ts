import { connect } from 'node:net';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Ports } from '../ports';
import { type Inbox, startInbox } from './inbox';
import { type Message, Messages } from './message';
import { inboxPage, messageList } from './page';
import { slackMessage } from './slack';

const host = '127.0.0.1';

/** What Grafana 12.3 posts to a Slack webhook. */
const posted = {
  channel: '',
  username: 'Grafana',
  text: '',
  attachments: [
    {
      color: '#D63232',
      fallback: '[CRITICAL] VLLMGPURowRemapFailed',
      footer: 'Grafana v12.3.0',
      text: '• GPU 0 of code &lt;A100&gt;\n<http://g/a/runbooks/X?a=1&amp;b=2|What to do> · job vllm\n',
      title: '[CRITICAL] VLLMGPURowRemapFailed: GPU 0 of code has a faulty row',
      title_link: 'http://g/alerting/list',
      ts: 1796029630,
    },
  ],
};

const message = (text: string, more: Partial<Message> = {}): Message => ({
  channel: 'Slack',
  at: 0,
  to: '',
  title: 'T',
  text,
  ...more,
});

describe('a message to Slack', () => {
  it('has the title, text and colour of its attachment', () => {
    expect(slackMessage(posted, 5)).toEqual({
      channel: 'Slack',
      at: 5,
      to: '',
      title: posted.attachments[0].title,
      text: posted.attachments[0].text,
      color: '#D63232',
    });
    expect(slackMessage({ text: 'hello', channel: '#ops' }, 5)).toMatchObject({ title: 'hello', text: '', to: '#ops' });
    expect(slackMessage({ attachments: [{ fallback: 'f', color: 'url(x)' }] }, 5)).toMatchObject({ title: 'f' });
  });

  it('is none where Slack would refuse it', () => {
    for (const body of [null, 'text', {}, { text: '' }, { attachments: 'x' }]) {
      expect(slackMessage(body, 0)).toBeNull();
    }
  });
});

describe('the page', () => {
  it('shows Slack’s links and escapes, and nothing of a message as HTML', () => {
    const html = messageList([message(posted.attachments[0].text, { color: '#D63232' })]);
    expect(html).toContain('<a href="http://g/a/runbooks/X?a=1&amp;b=2" rel="noreferrer">What to do</a>');
    expect(html).toContain('code &lt;A100&gt;');
    expect(html).toContain('border-left-color: #D63232');
    const hostile = '<script>x</script> <javascript:x|y> <http://a"b|c>';
    for (const channel of ['Slack', 'email'] as const) {
      const page = messageList([message(hostile, { channel, title: hostile, to: hostile })]);
      expect(page).not.toContain('<script');
      expect(page).not.toContain('href="javascript');
      expect(page).not.toContain('a"b');
    }
  });

  it('says what to do while nothing has arrived, and is UTC', () => {
    expect(inboxPage([])).toContain('No message yet');
    expect(inboxPage([message('x', { at: 45_296_000 })])).toContain('12:34:56 UTC');
  });

  it('keeps the newest 200', () => {
    const messages = new Messages();
    Array.from({ length: 250 }, (_, i) => messages.add(message(String(i))));
    expect(messages.list()).toHaveLength(200);
    expect(messages.list()[0].text).toBe('249');
  });
});

describe('the inbox', () => {
  let inbox: Inbox;
  beforeAll(async () => {
    const ports = new Ports(host);
    const [{ port }, { port: smtpPort }] = [await ports.choose(0), await ports.choose(0)];
    inbox = await startInbox({ host, port, smtpPort });
  });
  afterAll(() => inbox.close());

  const kept = async (): Promise<Message[]> => (await fetch(new URL('/messages', inbox.url))).json();

  it('takes what is posted to its webhook, and answers as Slack does', async () => {
    const post = (body: unknown) =>
      fetch(inbox.slackUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect(await (await post(posted)).text()).toBe('ok');
    expect((await post({})).status).toBe(400);
    expect(await kept()).toMatchObject([{ channel: 'Slack', color: '#D63232' }]);
    expect(await (await fetch(inbox.url)).text()).toContain('VLLMGPURowRemapFailed');
  });

  it('takes mails without a login, and outlives a client that hangs up', async () => {
    const [mailHost, mailPort] = inbox.smtp.split(':');
    const aborted = connect(Number(mailPort), mailHost);
    await once(aborted, 'data');
    aborted.write('EHLO x\r\n');
    aborted.resetAndDestroy();
    await sendMail(
      Number(mailPort),
      'ops@example.org',
      'Subject: =?utf-8?q?one_=C3=972?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nsince now: a=1&amp;b=&#34;2&#34;'
    );
    expect((await kept())[0]).toMatchObject({
      channel: 'email',
      to: 'ops@example.org',
      title: 'one ×2',
      text: 'since now: a=1&b="2"',
    });
  });
});

/** Sends one mail, line by line as RFC 5321 has it. */
async function sendMail(port: number, to: string, content: string): Promise<void> {
  const socket = connect(port, host);
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]();
  const reply = async (code: string) => {
    for (;;) {
      const { value } = await replies.next();
      expect(String(value).slice(0, 3)).toBe(code);
      if (String(value)[3] === ' ') {
        return;
      }
    }
  };
  await reply('220');
  for (const [line, code] of [
    ['EHLO test', '250'],
    ['MAIL FROM:<grafana@example.org>', '250'],
    [`RCPT TO:<${to}>`, '250'],
    ['DATA', '354'],
    [`${content}\r\n.`, '250'],
    ['QUIT', '221'],
  ]) {
    socket.write(`${line}\r\n`);
    await reply(code);
  }
  socket.destroy();
}
