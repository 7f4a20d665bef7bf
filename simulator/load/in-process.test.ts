import { EventQueue } from '../core/events';
import { Random } from '../core/random';
import { SimulatedRequest, type RequestListener, type RequestSpec } from '../core/request';
import { HttpMetrics } from '../metrics/http-metrics';
import { type ServerHealth, type SimulatedService } from '../server/service';
import { DEFAULT_SETTINGS } from '../server/settings';
import { type ServerState } from '../server/state';
import { type ClientRecord } from './client-record';
import { InProcessLoad } from './in-process';
import { parseWorkload, type WorkloadInput } from './workload';

const EPOCH = 1_800_000_000;
const STEP = 0.1;

/** A server that gives the first token after 0.5 s and one each 0.1 s from then on, to as many as ask. */
class TinyService implements SimulatedService {
  readonly settings = { ...DEFAULT_SETTINGS, maxModelLen: 1000 };
  health: ServerHealth = 'up';
  readonly http = new HttpMetrics();
  readonly prompts: RequestSpec[] = [];
  refuses: { late: boolean } | undefined;
  inFlight = 0;
  mostInFlight = 0;
  private ids = 1;

  constructor(readonly events: EventQueue) {}

  get unixNow(): number {
    return EPOCH + this.events.now;
  }

  submit(spec: RequestSpec, listener: RequestListener): SimulatedRequest {
    const request = new SimulatedRequest(spec, listener, this.events.now);
    this.prompts.push(spec);
    if (this.refuses !== undefined) {
      const { late } = this.refuses;
      this.events.call(this.events.now, (now) => listener.rejected?.(request, 'max_num_queued_reqs', late, now));
      return request;
    }
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
    this.events.call(this.events.now + 0.5, (now) => this.step(request, now));
    return request;
  }

  abort(request: SimulatedRequest): void {
    request.state = 'finished';
    this.inFlight--;
  }

  nextContentId(): number {
    return this.ids++;
  }

  state(): ServerState {
    const { settings, http, unixNow: now } = this;
    const rejections = { max_num_queued_reqs: 0, max_num_queued_tokens: 0 };
    return { settings, engines: [], http, rejections, startedAt: EPOCH, now, cpuSeconds: 0 };
  }

  private step(request: SimulatedRequest, now: number): void {
    if (request.state === 'finished') {
      return;
    }
    const { listener, spec } = request;
    request.output++;
    const ends = request.output >= Math.min(spec.maxTokens, spec.naturalTokens);
    request.state = ends ? 'finished' : 'running';
    listener.tokens?.(request, 1, now);
    if (ends) {
      this.inFlight--;
      listener.finished(request, spec.naturalTokens <= spec.maxTokens ? 'stop' : 'length', now);
    } else {
      this.events.call(now + STEP, (later) => this.step(request, later));
    }
  }
}

function loaded(input: Partial<WorkloadInput>, prepare: (service: TinyService) => void = () => undefined) {
  const events = new EventQueue();
  const service = new TinyService(events);
  prepare(service);
  const records: ClientRecord[] = [];
  const workload = parseWorkload({
    arrivals: { kind: 'open', rate: 10, process: 'constant' },
    promptTokens: 40,
    replyTokens: 6,
    ...input,
  });
  const load = new InProcessLoad({
    service,
    events,
    workload,
    random: new Random(1),
    onDone: (record) => records.push(record),
  });
  return { events, service, records, load };
}

const counts = ({ http }: TinyService) => Object.fromEntries(http.requests.map(({ status, count }) => [status, count]));

describe('an open loop', () => {
  it('records requests as their client and the API server see them', () => {
    const { events, service, records, load } = loaded({});
    events.runUntil(10.55);
    load.stop();
    events.runUntil(20);
    expect(records).toHaveLength(105);
    expect(records[0]).toEqual({
      ...{ phase: 'load', start: EPOCH + 0.1, ttft: 0.5, itl_mean: 0.1, itl_p95: 0.1, e2e: 1, tokens: 6 },
      ...{ status: 200, finish: 'stop', usage: { prompt_tokens: 40, completion_tokens: 6 } },
    });
    expect(counts(service)).toEqual({ '2xx': 105 });
    expect(service.http.sizes[0]).toMatchObject({
      handler: '/v1/chat/completions',
      requestBytes: 105 * 560,
      responseBytes: 0,
    });
    expect(load.inFlight).toBe(0);
  });

  it('does not wait for answers, and follows a change of its rate at once', () => {
    const { events, service, load } = loaded({ arrivals: { kind: 'open', rate: 0.01, process: 'constant' } });
    events.runUntil(10);
    load.setRateFactor(10_000);
    events.runUntil(20);
    expect(service.prompts.length).toBeGreaterThan(980);
    load.setRateFactor(0);
    const sent = service.prompts.length;
    events.runUntil(30);
    load.setRateFactor(100);
    events.runUntil(40);
    expect(service.prompts.length - sent).toBe(10);
  });

  it('closes streams early, and these are counted as answered', () => {
    const { events, service, records } = loaded({ abort: { share: 1, afterTokens: 3 } });
    events.runUntil(5);
    expect(records[0]).toMatchObject({ tokens: 3, aborted: true, status: 200, e2e: 0.7 });
    expect(records[0]).not.toHaveProperty('finish');
    expect(service.inFlight).toBeLessThan(10);
    expect(counts(service)).toEqual({ '2xx': records.length });
  });

  it('is answered later where the client reads slowly', () => {
    const { events, records } = loaded({ slowClient: { share: 1, tokensPerSecond: 2 } });
    events.runUntil(5);
    expect(records[0]).toMatchObject({ finish: 'stop', e2e: 3.5 });
  });

  it('never submits a prompt that is too long', () => {
    const { events, service, records } = loaded({ tooLong: { share: 1 } });
    events.runUntil(5);
    expect(service.prompts).toEqual([]);
    expect(counts(service)).toEqual({ '4xx': records.length });
    expect(records[0]).toMatchObject({ status: 400, tokens: 0 });
  });

  it.each([
    [false, '5xx', { status: 503, body: 'max_num_queued_reqs' }],
    [true, '2xx', { status: 200, error: { message: 'max_num_queued_reqs', code: 503 } }],
  ])('is turned away (late: %s)', (late, group, record) => {
    const { events, service, records } = loaded({}, (tiny) => (tiny.refuses = { late }));
    events.runUntil(5);
    expect(counts(service)).toEqual({ [group]: records.length });
    expect(records[0]).toMatchObject(record);
  });

  it.each([
    ['down', {}, { status: 0, exc: 'ECONNREFUSED' }],
    ['dead', { '5xx': 50 }, { status: 500 }],
  ] as const)('finds the server %s', (health, counted, record) => {
    const { events, service, records } = loaded({}, (tiny) => (tiny.health = health));
    events.runUntil(5.05);
    expect(service.prompts).toEqual([]);
    expect(counts(service)).toEqual(counted);
    expect(records[0]).toMatchObject(record);
  });
});

describe('a closed loop', () => {
  const arrivals: WorkloadInput['arrivals'] = {
    kind: 'closed',
    sessions: 7,
    turns: 4,
    thinkSeconds: { kind: 'uniform', min: 0, max: 1 },
  };

  it('has at most one request of each session in flight', () => {
    const { events, service, records } = loaded({ arrivals });
    events.runUntil(100);
    expect(service.mostInFlight).toBe(7);
    expect(records.length).toBeGreaterThan(400);
    expect(new Set(records.map(({ session }) => session)).size).toBeGreaterThan(100);
    expect(new Set(records.map(({ turn }) => turn))).toEqual(new Set([1, 2, 3, 4]));
  });

  it('repeats the conversation, replies as they were named', () => {
    const { events, service } = loaded({
      arrivals: { kind: 'closed', sessions: 1, turns: 4, thinkSeconds: 0 },
      sharedPrefix: { tokens: 10 },
    });
    events.runUntil(3.9);
    const prompts = service.prompts.map(({ prompt }) => prompt);
    expect(prompts.map(({ length }) => length)).toEqual([50, 96, 142, 188]);
    prompts.slice(1).forEach((prompt, i) => {
      expect(prompt.mix(1, 0, prompts[i].length)).toBe(prompts[i].mix(1, 0, prompts[i].length));
    });
  });

  it('has more or fewer sessions as its factor says, and none once stopped', () => {
    const { events, service, load } = loaded({ arrivals });
    events.runUntil(10);
    load.setRateFactor(3);
    events.runUntil(30);
    expect(service.mostInFlight).toBeGreaterThan(14);
    expect(service.mostInFlight).toBeLessThanOrEqual(21);
    load.setRateFactor(0.3);
    events.runUntil(40);
    service.mostInFlight = 0;
    events.runUntil(60);
    expect(service.mostInFlight).toBe(2);
    load.stop();
    events.runUntil(70);
    expect(service.inFlight).toBe(0);
  });

  it('asks a server that is down no more than once a second and session', () => {
    const { events, records } = loaded(
      { arrivals: { kind: 'closed', sessions: 3, turns: 1, thinkSeconds: 0 } },
      (tiny) => (tiny.health = 'down')
    );
    events.runUntil(10);
    expect(records.length).toBeLessThanOrEqual(30);
  });
});
