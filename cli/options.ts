import { UsageError } from './errors';

/** Reads an `http(s)://` address. @throws UsageError for anything else, and for one that carries a password. */
export function parseHttpUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new UsageError(`"${text}" is not an address: write it as http://host:8000`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UsageError(`"${text}" is not an http:// or https:// address`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(`leave the password out of the address and give it as --header 'Authorization: …'`);
  }
  return url;
}

/** Reads a port, 0 for any that is free. @throws UsageError where it is none. */
export function parsePort(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) {
    throw new UsageError(`"${text}" is not a port: it goes from 0 (any that is free) to 65535`);
  }
  return port;
}

/** Reads a factor above 0. @throws UsageError where it is none. */
export function parseFactor(text: string): number {
  const factor = Number(text);
  if (!Number.isFinite(factor) || factor <= 0) {
    throw new UsageError(`"${text}" is not a number above 0`);
  }
  return factor;
}

/** Reads `Name: value` and adds it to the headers already given. @throws UsageError where it has no colon. */
export function collectHeader(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const match = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+):\s*(.*)$/.exec(text);
  if (match === null) {
    throw new UsageError(`a header is written as 'Name: value', with a name of letters, digits and dashes`);
  }
  return { ...before, [match[1]]: match[2].trim() };
}
