/** What becomes of a typed address: the address to store and what was done to it, or why it cannot be one. */
export type Address =
  | { readonly ok: true; readonly url: string; readonly note?: string }
  | { readonly ok: false; readonly problem: string };

const ENDPOINTS = /\/+(v1(\/.*)?|metrics|health|version|load|tokenize|ping|docs|openapi\.json)$/;

/** The base of an engine's API: without its last slashes and without a pasted endpoint, and the note says so. */
export function engineAddress(typed: string): Address {
  const checked = address(typed, 'http://gpu-1:8000');
  if (!checked.ok) {
    return checked;
  }
  const path = checked.url.pathname.replace(/\/+$/, '');
  const kept = path.replace(ENDPOINTS, '').replace(/\/+$/, '');
  const url = checked.url.origin + kept;
  const cut = path.slice(kept.length) || (/\/$/.test(typed.trim()) ? '/' : '');
  return { ok: true, url, note: engineNote(url, cut, kept) };
}

/** The whole address of an exporter's page; `/metrics` where only a host was typed. */
export function pageAddress(typed: string): Address {
  const checked = address(typed, 'http://gpu-1:9400/metrics');
  if (!checked.ok) {
    return checked;
  }
  const bare = checked.url.pathname === '/';
  const url = checked.url.origin + (bare ? '/metrics' : checked.url.pathname);
  return { ok: true, url, note: bare ? `Saved as ${url}.` : undefined };
}

function address(typed: string, example: string): { ok: true; url: URL } | { ok: false; problem: string } {
  const text = typed.trim();
  if (!/^https?:\/\//i.test(text)) {
    return { ok: false, problem: `Begin with http:// or https://, such as ${example}.` };
  }
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { ok: false, problem: `This is no address. Write it like ${example}.` };
  }
  if (url.username || url.password) {
    return { ok: false, problem: 'Leave user and password out of the address: they belong under Authentication.' };
  }
  if (url.search || url.hash) {
    return { ok: false, problem: 'Leave out everything from the ? or # on.' };
  }
  return { ok: true, url };
}

function engineNote(url: string, cut: string, kept: string): string | undefined {
  if (cut) {
    return `Saved as ${url}, without ${cut} at its end.`;
  }
  return kept ? `Everything is asked for below ${kept}: right only where a proxy puts the engine there.` : undefined;
}
