import { request as httpRequest, type ClientRequest } from 'node:http';
import { Random } from '../../core/random';
import { type EngineSettings } from '../../server/settings';
import { SimulatorHttp } from '../simulator-http';
import { FakeService } from './fake-service';

/** A surface with one server, which does only what it is told to. */
export interface Surface {
  readonly http: SimulatorHttp;
  readonly service: FakeService;
  readonly port: number;
}

/** @param automatic whether requests run to their end by themselves. */
export async function startSurface(settings: Partial<EngineSettings> = {}, automatic = false): Promise<Surface> {
  const http = new SimulatorHttp({ renderMetrics: (state) => `up_to ${state.now}\n`, random: new Random(3) });
  const service = new FakeService(settings);
  service.automatic = automatic;
  const { port } = await http.addOnPort(service, 0);
  return { http, service, port };
}

/** A stream that is being read. */
export interface OpenStream {
  readonly request: ClientRequest;
  /** What has come so far. */
  text: string;
  status: number;
  ended: boolean;
}

/** Begins a chat and reads what comes. */
export function openChat(port: number, body: object, path = '/v1/chat/completions'): OpenStream {
  const text = JSON.stringify({ messages: [{ role: 'user', content: 'Hello there' }], ...body });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  const request = httpRequest({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false });
  const stream: OpenStream = { request, text: '', status: 0, ended: false };
  request.on('response', (response) => {
    stream.status = response.statusCode ?? 0;
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => (stream.text += chunk));
    response.on('end', () => (stream.ended = true));
    response.on('error', () => undefined);
  });
  request.on('error', () => undefined);
  request.end(text);
  return stream;
}

/** Waits until something is so. */
export async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (holds()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it did not become so within two seconds');
}
