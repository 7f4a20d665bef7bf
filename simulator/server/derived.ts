import { type EngineCore } from '../core/engine';
import { type SimulatedRequest } from '../core/request';
import { isAtLeast } from '../core/version';
import { type EngineSettings } from './settings';
import { type LoraState } from './state';

/** Processor time of an API server, fitted to the recordings' `process_cpu_seconds_total`: seconds. */
const CPU = { perSecond: 0.01, perRequest: 0.004, perToken: 0.0002 } as const;

/** Processor time that the API server has used since it began, seconds. */
export function cpuSeconds(cores: readonly EngineCore[], age: number): number {
  let seconds = CPU.perSecond * age;
  for (const { metrics } of cores) {
    seconds += CPU.perRequest * metrics.timeToFirstToken.count + CPU.perToken * metrics.generationTokens;
  }
  return seconds;
}

/**
 * Which adapters run and which wait; undefined without LoRA. Since vLLM 0.12 both are the adapters of all requests that
 * have given a token: the API server learns of a request with its first token, and lists names without regard to state.
 */
export function loraState(settings: EngineSettings, cores: readonly EngineCore[]): LoraState | undefined {
  if (settings.lora === undefined) {
    return undefined;
  }
  const running = new Set<string>();
  const waiting = new Set<string>();
  const answering = new Set<string>();
  const note = ({ spec, firstTokenAt }: SimulatedRequest, adapters: Set<string>) => {
    if (spec.lora !== undefined) {
      adapters.add(spec.lora);
      if (!Number.isNaN(firstTokenAt)) {
        answering.add(spec.lora);
      }
    }
  };
  for (const { scheduler } of cores) {
    for (const request of scheduler.running) {
      note(request, running);
    }
    for (let i = 0; i < scheduler.waiting.size; i++) {
      note(scheduler.waiting.at(i), waiting);
    }
  }
  return isAtLeast(settings.version, '0.12')
    ? { running: [...answering], waiting: [...answering] }
    : { running: [...running], waiting: [...waiting] };
}
