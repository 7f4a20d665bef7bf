import { ExpositionError } from '../../engine/exposition/errors';
import type { Answer } from './answer';
import type { Problem } from './problem';

/** Of a page whose end is missing. */
export const CUT_OFF: Problem = {
  cause: 'cut-off',
  text: 'The page is cut off: its end is missing. See whether a proxy limits the size or the time of an answer. A page must end with a line feed.',
};

const PAGE_EXPECTED = 'Check that the address is that of the engine itself.';
const EMPTY = `The page is empty. ${PAGE_EXPECTED}`;

/** Whether the page had nothing in it at all, as that of an old engine that shows no statistics. */
export function isEmptyPage({ text }: Problem): boolean {
  return text === EMPTY;
}

/** Why a body cannot be a page, without reading it all; undefined where it may be one. */
export function problemOfBody({ body, redirected, status }: Answer, maxBytes: number): Problem | undefined {
  const not = (cause: Problem['cause'], text: string): Problem => ({
    cause,
    text,
    ...(status !== undefined && { status }),
  });
  if (body.length > maxBytes) {
    return not('too-large', tooLarge(body.length, maxBytes));
  }
  const first = /[^\s\uFEFF]/.exec(body)?.[0];
  if (first === undefined) {
    return not('not-a-page', EMPTY);
  }
  if (first === '<') {
    return redirected
      ? not(
          'redirected',
          'The engine’s address leads to a web page, probably a login. Enter the address of the engine itself, or let Grafana in without a login page.'
        )
      : not('not-a-page', `A web page came instead of metrics, perhaps a login or an error page. ${PAGE_EXPECTED}`);
  }
  if (isJson(first, body)) {
    return not('not-a-page', `A JSON document came instead of metrics. ${PAGE_EXPECTED}`);
  }
  return isWhole(body) ? undefined : { ...cutOff(body), ...(status !== undefined && { status }) };
}

/** Why a page could not be read, from what its reader threw. `text` is the page. */
export function problemOfReading(error: unknown, text: string): Problem {
  if (!(error instanceof ExpositionError)) {
    return { cause: 'not-a-page', text: `The page cannot be read: ${String(error)}` };
  }
  return /^the page ends/.test(error.reason)
    ? cutOff(text)
    : { cause: 'not-a-page', text: `This is not a metrics page: line ${error.line}: ${error.reason}.` };
}

function tooLarge(length: number, maxBytes: number): string {
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
  return `The page is too large (${megabytes(length)} MB, at most ${megabytes(maxBytes)} MB are read). Check that the address is that of one engine, not of a proxy that joins many.`;
}

function isJson(first: string, body: string): boolean {
  const closing = { '{': '}', '[': ']' }[first];
  return closing !== undefined && body.trimEnd().endsWith(closing);
}

/** Both formats end their last line, and no histogram ends with a bucket. */
function isWhole(body: string): boolean {
  if (body.endsWith('# EOF')) {
    return true;
  }
  if (!body.endsWith('\n')) {
    return false;
  }
  const lastLine = body.slice(body.lastIndexOf('\n', body.length - 2) + 1);
  return !/^[\w:]+_bucket\{/.test(lastLine);
}

function cutOff(body: string): Problem {
  return body.includes('\n') || body.startsWith('#')
    ? CUT_OFF
    : { cause: 'not-a-page', text: `Some text came instead of metrics. ${PAGE_EXPECTED}` };
}
