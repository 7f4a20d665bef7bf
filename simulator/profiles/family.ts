import { type EngineMetrics } from '../metrics/engine-metrics';
import { type Histogram } from '../metrics/histogram';
import { type EngineSettings } from '../server/settings';
import { type ServerState } from '../server/state';

/** Which versions have a thing: all that are simulated, where both are left out. */
export interface Versions {
  /** The first that has it. */
  readonly since?: string;
  /** The first that no longer has it. */
  readonly gone?: string;
}

/** What decides which series a page has. */
export interface PageContext {
  readonly state: ServerState;
  readonly settings: EngineSettings;
  readonly version: string;
  /** Whether the engine's series carry the label `engine`: since 0.8.3. */
  readonly engineLabel: boolean;
}

interface SeriesBase {
  readonly labels: Readonly<Record<string, string>>;
  /** Unix seconds when it was first counted; the start of the process where it is left out. */
  readonly created?: number;
}

/** One row of a page. */
export interface NumberSeries extends SeriesBase {
  readonly number: (state: ServerState) => number;
}

/** The rows of one histogram. */
export interface HistogramSeries extends SeriesBase {
  readonly histogram: (state: ServerState) => Histogram;
}

/** Count and sum of one summary. */
export interface SummarySeries extends SeriesBase {
  readonly count: (state: ServerState) => number;
  readonly sum: (state: ServerState) => number;
}

/** What one family shows under one set of labels. */
export type Series = NumberSeries | HistogramSeries | SummarySeries;

/** A metric family as its `# HELP` and `# TYPE` name it, and the series that it has from the start. */
export interface Family extends Versions {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram' | 'summary';
  readonly help: string;
  /** First version that shows it only to `--show-hidden-metrics-for-version` with the minor version before its own. */
  readonly hidden?: string;
  /** Setting without which it does not exist. */
  readonly needs?: 'speculative' | 'lora';
  /** Of the Python process: it has no `_created`, and with several API servers it is not there at all. */
  readonly ofProcess?: boolean;
  readonly series: (page: PageContext) => readonly Series[];
}

/** One value of a label, and the number under it. */
export interface LabelValue<Source> extends Versions {
  readonly value: string;
  readonly of: (source: Source) => number;
}

/** A number of an engine core. */
export type EngineNumber = (engine: EngineMetrics, settings: EngineSettings) => number;
