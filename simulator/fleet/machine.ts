import { type EngineCore } from '../core/engine';
import { type EventQueue } from '../core/events';
import { type Random } from '../core/random';
import { noWork, type Work } from '../core/work';
import { type SimulatedGateway } from '../gateway/gateway';
import { SimulatedGpu } from '../gpu/gpu';
import { type Hardware } from '../gpu/hardware';
import { SimulatedHost } from '../host/host';
import { type EndIncident, type Stage } from '../incidents/types';
import { InProcessLoad } from '../load/in-process';
import { parseWorkload, type Workload, type WorkloadInput } from '../load/workload';
import { kvBytesPerToken, weightBytes, type ModelShape } from '../presets/models';
import { type SimulatedServer } from '../server/server';
import { type SimulatedService } from '../server/service';

/** How often GPUs and host follow the engine's work, simulated seconds. */
const BEAT = 1;

/** Bytes that a token of a stream takes on the network, headers included. */
const NETWORK_BYTES_PER_TOKEN = 250;
const NETWORK_BYTES_PER_PROMPT_TOKEN = 5;

export interface MachineOptions {
  readonly name: string;
  readonly events: EventQueue;
  readonly random: Random;
  readonly server: SimulatedServer;
  readonly gateway?: SimulatedGateway;
  readonly workload?: Workload;
  /** Multiplies the workload's rate. */
  readonly rate: number;
  /** What its GPUs are and what they compute; without it the machine has none. */
  readonly accelerator?: { readonly hardware: Hardware; readonly shape: ModelShape };
}

/** A simulated machine: a server, its GPUs and host, what loads it, and what goes wrong. */
export class Machine implements Stage {
  readonly name: string;
  readonly events: EventQueue;
  readonly random: Random;
  readonly server: SimulatedServer;
  readonly gateway?: SimulatedGateway;
  readonly workload?: Workload;
  readonly gpus: readonly SimulatedGpu[];
  readonly host: SimulatedHost;
  /** Set by the fleet: all that serve the same model, itself among them; one list for all of them. */
  replicas: readonly Machine[] = [this];
  private readonly shape?: ModelShape;
  private readonly load?: InProcessLoad;
  private readonly factors = new Set<{ readonly factor: number }>();
  private seen: ReadonlyArray<{ readonly core: EngineCore; readonly work: Work }> = [];
  private seenTokens = { prompt: 0, generated: 0 };
  private extras = 0;
  private readonly memoryUsed: number;

  constructor(options: MachineOptions) {
    const { name, events, random, server, gateway, workload, rate, accelerator } = options;
    this.name = name;
    this.events = events;
    this.random = random;
    this.server = server;
    this.gateway = gateway;
    this.workload = workload;
    this.shape = accelerator?.shape;
    const { dataParallelSize, tensorParallelSize } = server.settings;
    this.gpus = Array.from({ length: accelerator === undefined ? 0 : dataParallelSize * tensorParallelSize }, () => {
      return new SimulatedGpu(accelerator?.hardware as Hardware, random.fork('gpu'));
    });
    this.memoryUsed = this.gpus[0]?.memoryUsedMiB ?? 0;
    this.host = new SimulatedHost(random.fork('host'), { hostname: name, epoch: server.unixNow - events.now });
    if (workload !== undefined) {
      this.load = this.startLoad(workload, 'load');
      this.scaleTraffic(rate);
    }
    events.call(events.now + BEAT, () => this.beat());
  }

  get peers(): readonly Machine[] {
    return this.replicas.filter((other) => other !== this);
  }

  /** Where requests go: the gateway if there is one. */
  get service(): SimulatedService {
    return this.gateway ?? this.server;
  }

  scaleTraffic(factor: number): EndIncident {
    const mine = { factor };
    this.factors.add(mine);
    this.applyFactors();
    return () => {
      this.factors.delete(mine);
      this.applyFactors();
    };
  }

  addTraffic(workload: WorkloadInput): EndIncident {
    const load = this.startLoad(parseWorkload(workload), `extra ${this.extras++}`);
    return () => load.stop();
  }

  private startLoad(workload: Workload, label: string): InProcessLoad {
    const { service, events, random } = this;
    return new InProcessLoad({ service, events, workload, random: random.fork(label) });
  }

  private applyFactors(): void {
    this.load?.setRateFactor([...this.factors].reduce((product, { factor }) => product * factor, 1));
  }

  /** Lets GPUs and host follow what the engine did since the last beat, and the engine the GPUs' clocks. */
  private beat(): void {
    const { server, gpus, shape } = this;
    const { tensorParallelSize } = server.settings;
    const next = server.engines.map((core) => ({ core, work: { ...core.work } }));
    let busy = 0;
    next.forEach(({ core, work }, index) => {
      // A restarted server has new cores, which begin from nothing.
      const before = this.seen[index]?.core === core ? this.seen[index].work : noWork();
      const share = Math.min(1, (work.busySeconds - before.busySeconds) / BEAT);
      busy += share;
      const own = gpus.slice(index * tensorParallelSize, (index + 1) * tensorParallelSize);
      for (const gpu of own) {
        gpu.memoryUsedMiB = server.health === 'up' ? this.memoryUsed : 0;
        gpu.advance(BEAT, {
          busy: server.health === 'up' ? share : 0,
          steps: work.steps - before.steps,
          prefillTokens: work.prefillTokens - before.prefillTokens,
          decodeTokens: work.decodeTokens - before.decodeTokens,
          kvTokensRead: work.kvTokens - before.kvTokens,
          weightBytes: shape === undefined ? 0 : weightBytes(shape) / tensorParallelSize,
          flopsPerToken: shape === undefined ? 0 : (2 * shape.parameters) / tensorParallelSize,
          interGpuBytes: this.interGpuBytes(
            work.prefillTokens + work.decodeTokens - before.prefillTokens - before.decodeTokens
          ),
          bytesPerKvToken: shape === undefined ? 0 : kvBytesPerToken(shape) / tensorParallelSize,
        });
      }
      core.speed = own.reduce((slowest, gpu) => Math.min(slowest, gpu.speed), 1);
    });
    this.seen = next;
    this.followHost(busy);
    this.events.call(this.events.now + BEAT, () => this.beat());
  }

  /** Two all-reduces a layer send a hidden state of each token to the other GPUs: 2 · layers · hidden size · 2 bytes. */
  private interGpuBytes(tokens: number): number {
    const { tensorParallelSize } = this.server.settings;
    return tensorParallelSize > 1 && this.shape !== undefined
      ? tokens * 4 * this.shape.layers * this.shape.hiddenSize
      : 0;
  }

  private followHost(busy: number): void {
    const totals = { prompt: 0, generated: 0 };
    for (const { metrics } of this.server.engines) {
      totals.prompt += metrics.promptTokens;
      totals.generated += metrics.generationTokens;
    }
    const prompt = Math.max(0, totals.prompt - this.seenTokens.prompt);
    const generated = Math.max(0, totals.generated - this.seenTokens.generated);
    this.seenTokens = totals;
    this.host.advance(BEAT, {
      cpuBusyCores: 0.3 + busy * 1.2 + generated / 20_000,
      networkInBytes: 2000 + prompt * NETWORK_BYTES_PER_PROMPT_TOKEN,
      networkOutBytes: 4000 + generated * NETWORK_BYTES_PER_TOKEN,
      diskReadBytes: 0,
    });
  }
}
