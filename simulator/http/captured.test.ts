import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../core/random';
import { SimulatorHttp } from './simulator-http';
import { ask, eventsOf, shapeOf } from './testing/capture';
import { FakeService } from './testing/fake-service';

/** What a real vLLM 0.32.0 answered. */
interface Capture {
  readonly name: string;
  readonly server: 'plain' | 'key' | 'dev';
  readonly method: string;
  readonly path: string;
  readonly requestHeaders?: ReadonlyArray<readonly [string, string]>;
  readonly body?: string;
  readonly status: number;
  readonly headers: ReadonlyArray<readonly [string, string]>;
  readonly headerOrder: readonly string[];
  readonly answer: string | readonly string[];
}

const file = join(__dirname, '../../tests/fixtures/vllm-http/0.32.0.jsonl');
const captures = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Capture);

const http = new SimulatorHttp({ renderMetrics: () => '', random: new Random(7) });
const ports: Record<string, number> = {};

beforeAll(async () => {
  const dev = {
    devMode: true,
    enablePerRequestMetrics: true,
    enablePromptTokensDetails: true,
    enableRequestIdHeaders: true,
    enableServerLoadTracking: true,
    reasoningShare: 1,
  };
  const services = { plain: {}, key: { apiKey: 'sk-test' }, dev };
  for (const [name, settings] of Object.entries(services)) {
    ports[name] = (await http.addOnPort(new FakeService(settings), 0)).port;
  }
});

afterAll(() => http.close());

const distinct = (events: readonly string[]) => [
  ...new Set(events.map((event) => shapeOf(event).replace(/\["index",1\]/, '["index",0]'))),
];
const vocabulary = (text: string) => text.replace(/Vocabulary size: \d+/, 'Vocabulary size: N');
const withoutMadeUp = (headers: Capture['headers'], port: number) =>
  headers
    .filter(([name]) => !['date', 'content-length', 'connection'].includes(name.toLowerCase()))
    .map(([name, value]) => [
      name.toLowerCase(),
      name === 'x-request-id' && /^[0-9a-f]{32}$/.test(value) ? '<id>' : value.replace(`127.0.0.1:${port}`, 'HOST'),
    ]);

describe('an answer of a real vLLM 0.32.0', () => {
  it.each(captures.map((capture) => [capture.name, capture] as const))('%s', async (_name, capture) => {
    const { method, path, body, requestHeaders = [], server } = capture;
    const port = ports[server];
    const headers = {
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      ...Object.fromEntries(requestHeaders.map(([name, value]) => [name.toLowerCase(), value])),
      connection: 'keep-alive',
    };
    const answer = await ask(port, { method, path, body, headers });
    expect(answer.status).toBe(capture.status);
    expect(withoutMadeUp(answer.headers, port)).toEqual(withoutMadeUp(capture.headers, port));
    expect(answer.headers.map(([name]) => name.toLowerCase())).toEqual(capture.headerOrder);
    if (typeof capture.answer !== 'string') {
      expect(distinct(eventsOf(answer.text))).toEqual(distinct(capture.answer));
    } else {
      expect(shapeOf(vocabulary(answer.text))).toEqual(shapeOf(vocabulary(capture.answer)));
    }
  });
});
