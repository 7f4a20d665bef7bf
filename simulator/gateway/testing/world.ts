import { SegmentedContent } from '../../core/content';
import { EventQueue } from '../../core/events';
import { type FinishReason } from '../../core/finish';
import { type RejectionReason, type RequestListener, type SimulatedRequest } from '../../core/request';
import { SimulatedGateway } from '../gateway';
import { type GatewaySettingsInput } from '../settings';
import { TinyService } from './tiny-service';

/** A client of a gateway, and what it heard. */
export class Client implements RequestListener {
  request!: SimulatedRequest;
  /** Each end that it heard of, and when: one, or none where it went away. */
  readonly endings: Array<{ readonly how: FinishReason | RejectionReason; readonly at: number }> = [];
  /** When each token came, simulated seconds. */
  readonly tokensAt: number[] = [];
  /** Called with each token. */
  onToken?: () => void;

  constructor(readonly id: number) {}

  tokens(request: SimulatedRequest, _count: number, now: number): void {
    expect(request).toBe(this.request);
    this.tokensAt.push(now);
    this.onToken?.();
  }

  finished(request: SimulatedRequest, how: FinishReason, at: number): void {
    expect(request).toBe(this.request);
    this.endings.push({ how, at });
  }

  rejected(request: SimulatedRequest, how: RejectionReason, _late: boolean, at: number): void {
    expect(request).toBe(this.request);
    this.endings.push({ how, at });
  }
}

/** A gateway before a tiny server, and its clients. */
export class World {
  readonly events = new EventQueue();
  readonly service = new TinyService(this.events);
  readonly gateway: SimulatedGateway;
  readonly clients: Client[] = [];

  constructor(settings: GatewaySettingsInput = {}) {
    this.gateway = new SimulatedGateway(this.service, this.events, settings);
  }

  /** Sends a request now, which takes `seconds` at the server; see TinyService for what ids mean. */
  ask(seconds = 1, id = 10 * (this.clients.length + 1)): Client {
    const client = new Client(id);
    const prompt = new SegmentedContent([{ id: 1, length: 10 }]);
    const spec = { prompt, maxTokens: seconds, naturalTokens: Infinity, replyId: id };
    client.request = this.gateway.submit(spec, client);
    this.clients.push(client);
    return client;
  }

  /** Requests by status. */
  get counted(): Record<string, number> {
    return Object.fromEntries([...this.gateway.metrics.requests].map(([status, { count }]) => [status, count]));
  }

  /** Every request that the gateway knows of, whatever became of it. */
  get accounted(): number {
    const { activeRequests, queueDepth, metrics } = this.gateway;
    const ended = Object.values(this.counted).reduce((sum, count) => sum + count, 0);
    return ended + activeRequests + queueDepth + metrics.abandoned;
  }
}
