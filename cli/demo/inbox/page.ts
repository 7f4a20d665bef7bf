import type { Message } from './message';

/** Longer lists are of little use, and take long to draw. */
const SHOWN = 50;

const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.4rem; }
  article { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-left: 5px solid gray;
    border-radius: 4px; padding: .6rem 1rem; margin: .8rem 0; }
  h2 { font-size: 1.05rem; margin: .2rem 0 .4rem; overflow-wrap: anywhere; }
  .about { opacity: .75; font-size: .85rem; display: flex; gap: 1rem; flex-wrap: wrap; margin: 0; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
`;

// Only what came in since is drawn anew, so that a text can be selected.
const SCRIPT = `
  const main = document.querySelector('main');
  let before = main.innerHTML;
  setInterval(async () => {
    const answer = await fetch('/list').catch(() => undefined);
    const now = answer?.ok ? await answer.text() : before;
    if (now !== before) { main.innerHTML = before = now; }
  }, 1000);
`;

/** The page of the inbox. */
export function inboxPage(messages: readonly Message[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Inbox of alerts</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Inbox of alerts</h1>
<p>What Grafana would have sent by email and to Slack. It all ends here.</p>
<main>${messageList(messages)}</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** The messages, newest first. */
export function messageList(messages: readonly Message[]): string {
  return messages.length === 0
    ? '<p>No message yet. Begin an incident: the demo printed how.</p>'
    : messages.slice(0, SHOWN).map(article).join('\n');
}

function article({ channel, at, to, title, text, color }: Message): string {
  const edge = color ? ` style="border-left-color: ${escaped(color)}"` : '';
  const time = new Date(at).toISOString();
  const body = channel === 'Slack' ? slackText(text) : linked(escaped(text));
  return `<article${edge}>
<p class="about"><b>${channel}</b><time datetime="${time}">${time.slice(11, 19)} UTC</time>${to ? `<span>to ${escaped(to)}</span>` : ''}</p>
<h2>${channel === 'Slack' ? slackText(title) : escaped(title)}</h2>
<p class="text">${body}</p>
</article>`;
}

/** Slack's own escapes and links, of its mrkdwn what the messages of alerts use. */
function slackText(text: string): string {
  return text
    .split(/(<https?:\/\/[^|>\s]+(?:\|[^>]*)?>)/)
    .map((part) => {
      const [, url, name] = /^<(https?:\/\/[^|>\s]+)(?:\|([^>]*))?>$/.exec(part) ?? [];
      return url ? link(unescaped(url), unescaped(name ?? url)) : escaped(unescaped(part));
    })
    .join('')
    .replaceAll(':white_check_mark:', '✅');
}

function link(url: string, name: string): string {
  return `<a href="${escaped(url)}" rel="noreferrer">${escaped(name)}</a>`;
}

/** Addresses in text that is escaped already. */
function linked(html: string): string {
  return html.replaceAll(/https?:\/\/[^\s<\]]+/g, (url) => `<a href="${url}" rel="noreferrer">${url}</a>`);
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
