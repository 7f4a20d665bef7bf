import { EventQueue } from '../core/events';
import { Random } from '../core/random';
import { SimulatedGateway } from '../gateway/gateway';
import { hardwareByName } from '../gpu/hardware';
import { IncidentPlayer } from '../incidents/player';
import { PRESET_NAMES, workloadPreset, type PresetName } from '../load/presets';
import { parseWorkload, type Workload } from '../load/workload';
import { MODELS, type ModelShape } from '../presets/models';
import { presetOf } from '../presets/preset';
import { SimulatedServer } from '../server/server';
import { DEFAULT_SETTINGS, parseSettings, type EngineSettings } from '../server/settings';
import { FleetError, type EngineConfig, type FleetConfig, type IncidentPlan } from './config';
import { Machine, type MachineOptions } from './machine';

/** Many simulated machines on one clock. */
export class Fleet {
  readonly events = new EventQueue();
  readonly machines: readonly Machine[];
  readonly incidents: IncidentPlayer;

  /**
   * @param epoch unix seconds at simulated time 0.
   * @throws FleetError, SettingsError, WorkloadError or IncidentError for what cannot be.
   */
  constructor(config: FleetConfig, epoch: number) {
    const random = new Random(config.seed);
    this.machines = config.engines.flatMap((engine) => this.build(engine, random, epoch));
    const byName = new Map(this.machines.map((machine) => [machine.name, machine]));
    this.incidents = new IncidentPlayer(this.events, byName);
    this.introducePeers();
    config.engines.forEach((engine) =>
      engine.incidents.forEach((plan) => this.plan(plan, engine.count > 1 ? `${engine.name}-1` : engine.name))
    );
  }

  private build(engine: EngineConfig, random: Random, epoch: number): Machine[] {
    const { events } = this;
    const { settings, accelerator } = settingsOf(engine);
    const workload = workloadOf(engine);
    return Array.from({ length: engine.count }, (_, index) => {
      const name = engine.count > 1 ? `${engine.name}-${index + 1}` : engine.name;
      const own = random.fork(name);
      const server = new SimulatedServer({ settings, events, random: own.fork('server'), epoch });
      const gateway = engine.gateway === undefined ? undefined : new SimulatedGateway(server, events, engine.gateway);
      return new Machine({ name, events, random: own, server, gateway, workload, rate: engine.rate, accelerator });
    });
  }

  private introducePeers(): void {
    const byModel = new Map<string, Machine[]>();
    for (const machine of this.machines) {
      const { model } = machine.server.settings;
      const replicas = byModel.get(model) ?? [];
      byModel.set(model, replicas);
      replicas.push(machine);
      machine.replicas = replicas;
    }
  }

  private plan({ name, at, for: seconds, every }: IncidentPlan, engine: string): void {
    this.incidents.check(name, engine);
    this.events.call(at, (now) => {
      // Begun by hand before, or not over yet: that one goes on.
      if (!this.incidents.isPlaying(name, engine)) {
        this.incidents.begin(name, engine, seconds);
      }
      if (every !== undefined) {
        this.plan({ name, at: now + every, for: seconds, every }, engine);
      }
    });
  }
}

function settingsOf(engine: EngineConfig): { settings: EngineSettings } & Pick<MachineOptions, 'accelerator'> {
  const { model, gpu } = engine;
  if (gpu === undefined) {
    return { settings: parseSettings({ ...(model === undefined ? {} : { model }), ...engine.settings }) };
  }
  const hardware = hardwareByName(gpu);
  const shape = shapeOf(model);
  const { tensorParallelSize, gpuMemoryUtilization } = { ...DEFAULT_SETTINGS, ...engine.settings };
  const preset = presetOf(hardware, shape, Number(tensorParallelSize), Number(gpuMemoryUtilization));
  if (preset === undefined) {
    throw new FleetError(
      `${model} does not fit ${tensorParallelSize} × ${gpu}: set settings.tensorParallelSize higher`
    );
  }
  const maxModelLen = Math.min(shape.contextLength, 32_768, (preset.numGpuBlocks - 1) * preset.blockSize);
  return {
    settings: parseSettings({ model, maxModelLen, ...preset, ...engine.settings }),
    accelerator: { hardware, shape },
  };
}

function shapeOf(model: string | undefined): ModelShape {
  const shape = model === undefined ? undefined : MODELS[model];
  if (shape === undefined) {
    throw new FleetError(
      `with a gpu, model must be one of ${Object.keys(MODELS).join(', ')}; it is ${model ?? 'missing'}`
    );
  }
  return shape;
}

function workloadOf({ workload }: EngineConfig): Workload | undefined {
  if (workload === undefined || typeof workload !== 'string') {
    return workload === undefined ? undefined : parseWorkload(workload);
  }
  if (!PRESET_NAMES.includes(workload as PresetName)) {
    throw new FleetError(`there is no traffic "${workload}"; there is ${PRESET_NAMES.join(', ')}, or one of your own`);
  }
  return workloadPreset(workload as PresetName);
}
