import { type EngineCore } from '../core/engine';
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

/** Which adapters run and which wait; undefined without LoRA. */
export function loraState(settings: EngineSettings, cores: readonly EngineCore[]): LoraState | undefined {
  if (settings.lora === undefined) {
    return undefined;
  }
  const running = new Set<string>();
  const waiting = new Set<string>();
  for (const { scheduler } of cores) {
    for (const { spec } of scheduler.running) {
      running.add(spec.lora ?? '');
    }
    for (let i = 0; i < scheduler.waiting.size; i++) {
      waiting.add(scheduler.waiting.at(i).spec.lora ?? '');
    }
  }
  running.delete('');
  waiting.delete('');
  return { running: [...running], waiting: [...waiting] };
}
