import { withoutHidden } from './hidden';

/** An address that may be opened. */
export interface Address {
  readonly href: string;
  /** Where it leads: the host, or the mailbox of a `mailto:`. */
  readonly host: string;
  /** Whether a picture may be loaded from it. */
  readonly web: boolean;
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** The address that a link names, unless following it could do more than open a page or start a mail. */
export function addressOf(written: string): Address | undefined {
  const text = withoutHidden(written)
    .replace(/[\t\n]/g, '')
    .trim();
  const url = /^(?:https?|mailto):/i.test(text) ? parse(text) : undefined;
  if (url?.protocol === 'mailto:') {
    return { href: url.href, host: url.pathname, web: false };
  }
  // What stands before an @ would pass for the host.
  return url?.host && !url.username && !url.password ? { href: url.href, host: url.host, web: true } : undefined;
}

/** Whether the words of a link name another place than the one it leads to, or one that looks like it. */
export function mayMislead(words: string, { host }: Address): boolean {
  if (host.includes('xn--')) {
    return !words.includes(host);
  }
  if ((addressOf(words) ?? addressOf(`http://${words}`))?.host === host) {
    return false;
  }
  const leads = host.toLowerCase().replace(/:\d+$/, '');
  const named = words.toLowerCase().match(/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu) ?? [];
  return named.some((name) => name !== leads && !leads.endsWith(`.${name}`) && !leads.endsWith(`@${name}`));
}
