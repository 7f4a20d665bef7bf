import { type RequestListener, type RequestSpec, type SimulatedRequest } from '../core/request';
import { type EngineSettings } from './settings';
import { type ServerState } from './state';

/** How the process of a server is. */
export type ServerHealth =
  /** Serving. */
  | 'up'
  /** No process, or one that does not listen yet: connections are refused. */
  | 'down'
  /** The engine core has died, the API server still answers: `/health` is 503, requests fail with 500. */
  | 'dead';

/** A simulated vLLM server as its HTTP surface and its clients in the same process see it. */
export interface SimulatedService {
  readonly settings: EngineSettings;
  readonly health: ServerHealth;
  /** Unix seconds of the simulated clock. */
  readonly unixNow: number;
  /**
   * Hands in one sequence. Everything that happens to it comes through the listener, never before this returns.
   * Admission control rejects through `listener.rejected`, the death of the engine through `finished(…, 'error')`.
   */
  submit(spec: RequestSpec, listener: RequestListener): SimulatedRequest;
  /** The client went away: the request ends without being counted, and its listener hears nothing more. */
  abort(request: SimulatedRequest): void;
  /** A name for the tokens of a new reply or prompt part that nothing else has. */
  nextContentId(): number;
  /** What the pages are made of. */
  state(): ServerState;
}
