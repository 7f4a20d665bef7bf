import { type EventQueue } from '../core/events';
import { type Random } from '../core/random';
import { type Workload, type WorkloadInput } from '../load/workload';
import { type SimulatedGateway } from '../gateway/gateway';
import { type SimulatedGpu } from '../gpu/gpu';
import { type SimulatedHost } from '../host/host';
import { type SimulatedServer } from '../server/server';

/** Where an incident plays: one simulated server with all that is around it. */
export interface Stage {
  readonly name: string;
  readonly events: EventQueue;
  readonly random: Random;
  readonly server: SimulatedServer;
  readonly gpus: readonly SimulatedGpu[];
  readonly host: SimulatedHost;
  readonly gateway?: SimulatedGateway;
  /** Other servers of the same model, behind the same router. */
  readonly peers: readonly Stage[];
  /** Its own traffic; absent where clients come over HTTP only. */
  readonly workload?: Workload;
  /** Multiplies the rate of its own traffic, until undone. */
  scaleTraffic(factor: number): EndIncident;
  /** Adds traffic of a kind, until undone. */
  addTraffic(workload: WorkloadInput): EndIncident;
}

/** Undoes what an incident did. */
export type EndIncident = () => void;

/** Something that goes wrong, by name. */
export interface Incident {
  readonly name: string;
  readonly title: string;
  /** How long it lasts unless told otherwise, seconds. */
  readonly seconds: number;
  /** What the stage lacks for it, in words that say what to set; undefined where nothing. */
  readonly lacks?: (stage: Stage) => string | undefined;
  readonly begin: (stage: Stage) => EndIncident;
}
