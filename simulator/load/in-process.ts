import { type EventQueue } from '../core/events';
import { type Random } from '../core/random';
import { type SimulatedService } from '../server/service';
import { ArrivalSampler } from './arrivals';
import { type ClientRecord } from './client-record';
import { type DrawnRequest } from './drawn-request';
import { InProcessRequest, type RequestOwner, type Turn } from './in-process-request';
import { ClosedSource, OpenSource } from './in-process-sources';
import { RequestSampler } from './request-sampler';
import { type Workload } from './workload';

export interface InProcessLoadOptions {
  readonly service: SimulatedService;
  readonly events: EventQueue;
  readonly workload: Workload;
  readonly random: Random;
  /** Called with each request as it ends; costs a little, since gaps between tokens are kept for it. */
  readonly onDone?: (record: ClientRecord) => void;
}

/** Clients of a simulated server in the same process, in simulated time. They begin at once. */
export class InProcessLoad implements RequestOwner {
  readonly service: SimulatedService;
  readonly events: EventQueue;
  readonly phase: string;
  readonly onDone?: (record: ClientRecord) => void;
  /** Requests that have not ended. */
  inFlight = 0;
  private readonly requests: RequestSampler;
  private readonly source: OpenSource | ClosedSource;

  /** @throws WorkloadError where the workload does not fit the server's context. */
  constructor({ service, events, workload, random, onDone }: InProcessLoadOptions) {
    this.service = service;
    this.events = events;
    this.phase = workload.name;
    this.onDone = onDone;
    this.requests = new RequestSampler({
      workload,
      random: random.fork('requests'),
      context: service.settings.maxModelLen,
      nextId: () => service.nextContentId(),
    });
    this.source = this.sourceOf(workload, random.fork('arrivals'));
    this.source.setFactor(1);
  }

  /** Sends nothing more; what is in flight goes on to its end. */
  stop(): void {
    this.source.setFactor(0);
  }

  /** Multiplies the rate of an open loop, or the number of sessions of a closed one; 0 pauses. */
  setRateFactor(factor: number): void {
    this.source.setFactor(factor);
  }

  ended(): void {
    this.inFlight--;
  }

  private sourceOf({ arrivals }: Workload, random: Random): OpenSource | ClosedSource {
    const { events, service, requests } = this;
    if (arrivals.kind === 'closed') {
      const begin = () => requests.conversation(arrivals);
      return new ClosedSource({ events, arrivals, random, begin, send: (...request) => this.send(...request) });
    }
    const sampler = new ArrivalSampler(arrivals, random, service.unixNow - events.now);
    return new OpenSource(events, sampler, (now) => this.send(requests.single(), undefined, now));
  }

  private send(drawn: DrawnRequest, turn: Turn | undefined, now: number): void {
    this.inFlight++;
    new InProcessRequest(this, drawn, turn).send(now);
  }
}
