import type { Identity } from '../../engine/identity/identify';
import type { ServedModel } from '../../engine/limits/models';
import type { Problem } from './problem';

/** What the linked Prometheus has of this engine, as far as it could be asked. */
export type PrometheusFinding = { readonly engines: number } | { readonly problem: string };

/** What the datasource’s saved settings hold; only whoever may read them can know. */
export interface Stored {
  readonly baseUrl: boolean;
  readonly apiKey: boolean;
}

export interface PageFacts {
  readonly identity: Identity;
  /** First names on the page, for one that nobody knows. */
  readonly names: readonly string[];
  /** Characters. */
  readonly size: number;
  /** Milliseconds that it took to get. */
  readonly ms: number;
  /** What was odd about the page, for a person to act on. */
  readonly notice?: string;
}

export type Outcome<T> =
  { readonly value: T; readonly problem?: undefined } | { readonly problem: Problem; readonly value?: undefined };

/** Everything that a check of the connection found out. */
export interface Facts {
  readonly page: Outcome<PageFacts>;
  readonly models: Outcome<readonly ServedModel[]>;
  /** As `/version` says it. */
  readonly version: Outcome<string>;
  /** The status of `/health`. */
  readonly health: Outcome<true>;
  /** Only where a DCGM exporter’s address is set. */
  readonly gpu?: Outcome<PageFacts>;
  readonly prometheus?: PrometheusFinding;
  readonly stored?: Stored;
  /** Whether Grafana itself answers; only where the page gave no answer at all. */
  readonly grafanaAnswers?: boolean;
  /** Milliseconds between two scrapes, as set. */
  readonly interval: number;
}
