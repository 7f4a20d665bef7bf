import { request as httpRequest } from 'node:http';

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  /** In the order and the spelling in which they came. */
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  readonly text: string;
}

/** A request to make. */
export interface Question {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks a server on this machine. */
export function ask(port: number, { method, path, headers = {}, body = '' }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, headers: { ...headers, ...length }, agent: false },
      (response) => {
        const raw = response.rawHeaders;
        const pairs = raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1]] as const] : []));
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: pairs, text }));
        response.on('error', reject);
      }
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** The events of a stream, without their `data: `. */
export function eventsOf(text: string): string[] {
  return text
    .split('\n\n')
    .filter((event) => event !== '')
    .map((event) => event.replace(/^data: /, ''));
}

const MADE_UP = new Set(['id', 'created', 'system_fingerprint', 'content', 'text', 'reasoning', 'prompt']);
const TOKENS = new Set(['reasoning_tokens', 'prompt_tokens', 'total_tokens', 'completion_tokens']);
const LISTS = new Set([
  'token_ids',
  'prompt_token_ids',
  'tokens',
  'token_strs',
  'bytes',
  'text_offset',
  'token_logprobs',
]);

/**
 * The shape of a JSON text: its keys in their order and its values, with what no two servers share masked. Tokens are
 * counted by another tokenizer, so their numbers are masked too.
 */
export function shapeOf(json: string): string {
  return json.startsWith('{') ? JSON.stringify(mask(JSON.parse(json), '')) : json;
}

function mask(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    if (LISTS.has(key)) {
      return [`<${key}>`];
    }
    const items = value.map((item: unknown) => mask(item, `${key}.`));
    return key === 'top_logprobs' ? items.slice(0, 1) : items;
  }
  if (typeof value === 'object' && value !== null) {
    const isScores = key === 'top_logprobs.' && !('token' in value);
    return Object.entries(value)
      .slice(0, isScores ? 1 : undefined)
      .map(([name, item]) => [isScores ? '<token>' : name, isScores ? '<logprob>' : mask(item, name)]);
  }
  const isNumber = typeof value === 'number';
  if (isNumber && (TOKENS.has(key) || /_ms$|per_second|logprob|^count$/.test(key) || key === '')) {
    return `<${key}>`;
  }
  if (typeof value === 'string' && (MADE_UP.has(key) || key === 'token' || key === 'stop_reason')) {
    return `<${key}>`;
  }
  return key === 'created' ? '<created>' : typeof value === 'number' && /^<|\.$/.test(key) ? '<n>' : value;
}
