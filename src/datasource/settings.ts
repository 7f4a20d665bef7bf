import type { DataSourceInstanceSettings } from '@grafana/data';
import type { Labels } from '../engine/exposition/types';
import type { LabelFilter } from '../engine/measures/types';
import { DEFAULT_INTERVAL, MAX_INTERVAL, MIN_INTERVAL } from './live/schedule';
import type { VllmOptions } from './options';
import { duration } from './query/durations';

const MINUTE = 60_000;
export const DEFAULT_HISTORY = 15 * MINUTE;
const MAX_HISTORY = 120 * MINUTE;

/** Milliseconds between two scrapes. @throws RangeError for a text that is no duration or out of bounds. */
export function scrapeInterval({ scrapeInterval: text }: VllmOptions): number {
  const ms = duration(text, 'The scrape interval') ?? DEFAULT_INTERVAL;
  if (ms < MIN_INTERVAL || ms > MAX_INTERVAL) {
    throw new RangeError(`The scrape interval "${text}" is out of bounds: choose 500ms to 60s.`);
  }
  return ms;
}

/** Milliseconds of live history. @throws RangeError for a text that is no duration or out of bounds. */
export function historySpan({ history: text }: VllmOptions): number {
  const ms = duration(text, 'The history') ?? DEFAULT_HISTORY;
  if (ms < MINUTE || ms > MAX_HISTORY) {
    throw new RangeError(`The history "${text}" is out of bounds: choose 1m to 2h.`);
  }
  return ms;
}

/** The labels of live series: as typed in, else as the linked Prometheus has them, else the datasource's own name. */
export function targetOf(
  { name, jsonData }: Pick<DataSourceInstanceSettings<VllmOptions>, 'name' | 'jsonData'>,
  matchers: readonly LabelFilter[]
): Labels {
  const equal = Object.fromEntries(
    matchers.filter(({ op, value }) => op === '=' && value !== '').map(({ label, value }) => [label, value])
  );
  const kept = Object.fromEntries(
    ['cluster', 'namespace'].flatMap((label) => (equal[label] ? [[label, equal[label]]] : []))
  );
  return {
    ...kept,
    job: jsonData.job || equal.job || 'vllm',
    instance: jsonData.instance || equal.instance || name,
  };
}
