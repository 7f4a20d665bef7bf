import { createHash, timingSafeEqual } from 'node:crypto';
import { isAtLeast } from '../core/version';
import { type Call } from './call';

/** Whether the API key of the server, if it has one, lets a request through. */
export function isAllowed(call: Call): boolean {
  const { apiKey, version } = call.target.settings;
  if (apiKey === undefined || call.request.method === 'OPTIONS') {
    return true;
  }
  if (!guardedPrefixes(version).some((prefix) => call.path.startsWith(prefix))) {
    return true;
  }
  const [, scheme, key] = /^(\S+) (.*)$/s.exec(call.header('authorization') ?? '') ?? [];
  return scheme?.toLowerCase() === 'bearer' && timingSafeEqual(digest(key), digest(apiKey));
}

/** The paths that need the key. */
function guardedPrefixes(version: string): readonly string[] {
  if (isAtLeast(version, '0.28')) {
    return ['/v1', '/v2', '/inference', '/cohere'];
  }
  return isAtLeast(version, '0.24') ? ['/v1', '/v2', '/inference'] : ['/v1'];
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Answers 401. */
export function refuse(call: Call): void {
  call.send(401, '{"error":"Unauthorized"}', [['content-type', 'application/json']], false);
}

const METHODS = 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT';

/** Answers a browser's question before a cross-origin request; false where it is none. */
export function answerPreflight(call: Call): boolean {
  const origin = call.header('origin');
  const asked = call.header('access-control-request-method');
  if (call.request.method !== 'OPTIONS' || origin === undefined || asked === undefined) {
    return false;
  }
  const strict = isAtLeast(call.target.settings.version, '0.32');
  const about = ['Access-Control-Request-Method', 'Access-Control-Request-Headers'];
  const headers = call.header('access-control-request-headers');
  const text = strict ? 'Disallowed CORS origin' : 'OK';
  call.send(
    strict ? 400 : 200,
    text,
    [
      ['vary', ['Origin', ...about, ...(strict ? ['Access-Control-Request-Private-Network'] : [])].join(', ')],
      ...(strict ? [] : ([['access-control-allow-origin', '*']] as const)),
      ['access-control-allow-methods', strict ? `${METHODS}, QUERY` : METHODS],
      ['access-control-max-age', '600'],
      ...(headers === undefined ? [] : ([['access-control-allow-headers', headers]] as const)),
      ['content-type', 'text/plain; charset=utf-8'],
    ],
    false
  );
  return true;
}
