import * as http from 'node:http';
import * as https from 'node:https';
import { UsageError, messageOf } from '../errors';

/** Below the 5 s after which vLLM's server closes an idle connection, so that none is used as it closes. */
const IDLE_MS = 4000;
const QUESTION_MS = 10_000;

/** Opens requests to one server, over connections that are kept. */
export class HttpClient {
  private readonly agent: http.Agent;
  private readonly base: string;

  /** @param url the server, with or without `/v1`. */
  constructor(
    private readonly url: URL,
    private readonly headers: Readonly<Record<string, string>>
  ) {
    const options = { keepAlive: true, maxSockets: Infinity, maxFreeSockets: Infinity, timeout: IDLE_MS };
    this.agent = url.protocol === 'https:' ? new https.Agent(options) : new http.Agent(options);
    this.base = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  }

  /** Begins a request; the body is written, the answer is up to the caller. */
  open(method: 'GET' | 'POST', path: string, body?: string): http.ClientRequest {
    const { url, agent, headers, base } = this;
    const type =
      body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const { request } = url.protocol === 'https:' ? https : http;
    const opened = request(new URL(`${base}${path}`, url), { method, agent, headers: { ...type, ...headers } });
    opened.end(body);
    return opened;
  }

  /** The JSON at a path. @throws UsageError where there is none. */
  async getJson(path: string): Promise<unknown> {
    const { status, text } = await this.whole(this.open('GET', path)).catch((error: unknown) => {
      throw new UsageError(`${this.url.origin} does not answer: ${messageOf(error)}`);
    });
    if (status === 401 || status === 403) {
      throw new UsageError(
        `${path} answers ${status}: give the key in VLLM_API_KEY, or as --header 'Authorization: …'`
      );
    }
    const json = parsed(text);
    if (status !== 200 || json === undefined) {
      throw new UsageError(`${path} answers ${status}, and not as a vLLM server does`);
    }
    return json;
  }

  /** What a path answers to a body; undefined where it does not answer with JSON. */
  async postJson(path: string, body: unknown): Promise<unknown> {
    const answer = await this.whole(this.open('POST', path, JSON.stringify(body))).catch(() => undefined);
    return answer?.status === 200 ? parsed(answer.text) : undefined;
  }

  /** Closes the connections. */
  close(): void {
    this.agent.destroy();
  }

  private whole(request: http.ClientRequest): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      request.setTimeout(QUESTION_MS, () => request.destroy(new Error(`no answer within ${QUESTION_MS / 1000} s`)));
      request.on('error', reject);
      request.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
