import { type EngineMetrics } from '../metrics/engine-metrics';
import { type HttpMetrics } from '../metrics/http-metrics';
import { type RejectionReason } from '../core/request';
import { type EngineSettings } from './settings';

/** What a LoRA-enabled engine says of its adapters. */
export interface LoraState {
  readonly running: readonly string[];
  readonly waiting: readonly string[];
}

/** Everything that a server's pages are made of, at one instant. */
export interface ServerState {
  readonly settings: EngineSettings;
  /** Metrics of each engine core, by its index. */
  readonly engines: readonly EngineMetrics[];
  readonly http: HttpMetrics;
  readonly rejections: Readonly<Record<RejectionReason, number>>;
  readonly lora?: LoraState;
  /** Unix seconds when the process began. */
  readonly startedAt: number;
  /** Unix seconds now. */
  readonly now: number;
  /** Processor time that the API server has used, seconds. */
  readonly cpuSeconds: number;
}
