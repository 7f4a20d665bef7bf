export type SignalKind = 'counter' | 'gauge' | 'histogram' | 'summary' | 'info';

/** Units in the field's own words; projections translate them (Grafana's ids for them are those of `src/datasource/frames/units.ts`). */
export type Unit =
  | 'seconds'
  | 'milliseconds'
  | 'timestamp'
  | 'ratio'
  | 'tokens'
  | 'requests'
  | 'bytes'
  | 'blocks'
  | 'items'
  | 'steps'
  | 'engines'
  | 'targets'
  | 'flops'
  | 'events'
  | 'info'
  | 'percent'
  | 'celsius'
  | 'watts'
  | 'joules'
  | 'millijoules'
  | 'megahertz'
  | 'mebibytes'
  | 'cores'
  | 'gpus'
  | 'pods'
  | 'adapters'
  | 'currency'
  | 'factor'
  | 'requests/s'
  | 'tokens/s'
  | 'steps/s'
  | 'events/s'
  | 'items/s'
  | 'bytes/s'
  | 'blocks/s'
  | 'flops/s';

/** The program whose page has a signal. */
export type SourceId = 'engine' | 'gpu' | 'host' | 'kubernetes' | 'container' | 'gateway' | 'probe';

/** One name under which vLLM has exposed a signal. */
export interface Alias {
  /** The sample name for counters and gauges, the base name (without `_bucket`, `_sum`, `_count`) for histograms and summaries. */
  readonly name: string;
  /** First vLLM version that has it, e.g. `0.9.2`; absent where it is older than 0.5. */
  readonly since?: string;
  /** Last vLLM version that shows it by default. */
  readonly until?: string;
  /** First version that has it no more, even with `--show-hidden-metrics-for-version`. */
  readonly gone?: string;
  readonly note?: string;
}

export interface SignalLabel {
  readonly name: string;
  /** Known values; an engine may add others, which are never dropped. */
  readonly values?: readonly string[];
  /** First vLLM version that has it, where that is later than the signal. */
  readonly since?: string;
}

/** What an engine, its API server or the scrape itself exposes. */
export interface Signal {
  readonly id: string;
  readonly kind: SignalKind;
  readonly unit: Unit;
  /** Newest name first: where an engine shows two, the first one counts. */
  readonly names: readonly Alias[];
  /** Which of the identifying labels its series carry; the rest is joined over the target when it is asked for. */
  readonly carries: ReadonlyArray<'model_name' | 'engine'>;
  /** True where other programs use the same name, so that it only counts on targets that are known to be vLLM. */
  readonly generic?: boolean;
  /** True where the scraper makes the series: it exists for targets that are down too, so nothing can be joined to it. */
  readonly ofScrape?: boolean;
  readonly labels?: readonly SignalLabel[];
  readonly meaning: string;
  /** The program that exposes it, where that is not the engine. */
  readonly from?: Exclude<SourceId, 'engine'>;
  /** Values from here on are no readings: exporters write enormous numbers for what the hardware does not have. */
  readonly below?: number;
  /** Why a healthy engine may not show it, in words that a person can act on. */
  readonly absentWhen?: string;
}

/** A signal that another program than the engine exposes. */
export type ForeignSignal = Signal & { readonly from: Exclude<SourceId, 'engine'> };

/** Whether another program than the engine exposes the signal. */
export function isForeign(signal: Signal): signal is ForeignSignal {
  return signal.from !== undefined;
}
