import type { Labels, Scrape, Snapshot } from '../exposition/types';
import type { Unit } from '../signals/types';
import type { ServedModel } from './models';

export type LimitId =
  | 'max_model_len'
  | 'kv_tokens'
  | 'kv_blocks'
  | 'block_size'
  | 'max_concurrency'
  | 'gpu_memory_utilization'
  | 'max_num_seqs'
  | 'max_num_batched_tokens'
  | 'max_num_queued_reqs'
  | 'max_num_queued_tokens';

/** The engine says so itself; `by` names the series and its label, or the endpoint. */
interface Reported {
  readonly kind: 'reported';
  readonly by: string;
}

/** Computed from what the engine says; `formula` has its names and its numbers. */
interface Derived {
  readonly kind: 'derived';
  readonly formula: string;
}

/** Read off a plateau: never more requests ran, while others waited for `windowMs` milliseconds. */
export interface Observed {
  readonly kind: 'observed';
  readonly windowMs: number;
  /** First and last scrape of the plateau, milliseconds since the epoch, and how many there were. */
  readonly from: number;
  readonly to: number;
  readonly scrapes: number;
  /** The fullest that the KV cache was, 0 to 1. */
  readonly kvUsage: number;
}

/** A person typed it; `by` says where. */
interface Typed {
  readonly kind: 'typed';
  readonly by: string;
}

/** `why` says what is missing and what to do about it. */
interface Unknown {
  readonly kind: 'unknown';
  readonly why: string;
}

export type Provenance = Reported | Derived | Observed | Typed | Unknown;
export type KnownProvenance = Exclude<Provenance, Unknown>;

/** A value with where it comes from, or why there is none. */
export type Sourced =
  | { readonly value: number; readonly provenance: KnownProvenance; readonly note?: string }
  | { readonly value: undefined; readonly provenance: Unknown; readonly note?: undefined };

/** One limit of one engine; never a value without its provenance. `note` is what to know before relying on it. */
export type Limit = { readonly id: LimitId; readonly title: string; readonly unit: Unit } & Sourced;

/** The limits of one engine; a page of data-parallel engines has several. */
export interface EngineLimits {
  /** `engine` and `model_name` as the page has them. */
  readonly labels: Labels;
  readonly limits: readonly Limit[];
}

/** Values that a person took from the engine's command line, each for one engine. */
export interface TypedLimits {
  /** Where they were typed in, e.g. `the datasource’s settings`. */
  readonly by: string;
  readonly max_num_seqs?: number;
  readonly max_num_batched_tokens?: number;
}

export interface LimitsInput {
  readonly snapshot: Snapshot;
  /** What `/v1/models` answered, where it was asked. */
  readonly models?: readonly ServedModel[];
  readonly typed?: TypedLimits;
  /** Scrapes in ascending order of time, from which a limit may be observed. */
  readonly scrapes?: readonly Scrape[];
}
