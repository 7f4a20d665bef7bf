import { signals } from '../../engine/signals/catalogue';
import type { Signal, Unit } from '../../engine/signals/types';
import type { RawQuery } from '../query/model';
import { grafanaUnits } from './units';

type RawFunction = NonNullable<RawQuery['fn']>;

const known: ReadonlyMap<string, Signal> = new Map(
  signals.flatMap((signal) => signal.names.map(({ name }) => [name, signal] as const))
);

/** What a name's ending says of its unit; the first that fits counts. */
const endings: ReadonlyArray<readonly [RegExp, string]> = [
  [/(_created|_timestamp(_seconds)?|_start_time_seconds)$/, 'none'],
  [/_seconds(_total)?$/, 's'],
  [/_milliseconds(_total)?$/, 'ms'],
  [/_bytes(_total)?$/, 'bytes'],
  [/_(ratio|perc)$/, 'percentunit'],
  [/_percent$/, 'percent'],
  [/_celsius$|^DCGM_.*_TEMP(_|$)/, 'celsius'],
  [/_watts$|^DCGM_.*_POWER_USAGE/, 'watt'],
  [/_joules(_total)?$/, 'joule'],
  [/^DCGM_.*_FB_(USED|FREE|RESERVED|TOTAL)$/, 'mbytes'],
  [/^DCGM_.*_FB_USED_PERCENT$|^DCGM_FI_PROF_.*(ACTIVE|OCCUPANCY|UTIL_RATIO)$/, 'percentunit'],
  [/^DCGM_.*_UTIL$/, 'percent'],
  [/^DCGM_.*_CLOCK$/, 'suffix: MHz'],
];

const perSecond: Readonly<Record<string, string>> = { s: 'percentunit', bytes: 'Bps', reqps: 'reqps' };

/** Grafana's unit id for a sample of a page: from the catalogue where it knows the name, else from the name's ending. */
export function rawUnit(name: string, fn: RawFunction = 'value'): string {
  const base = name.replace(/_(bucket|count|sum)$/, '');
  const counts = base !== name && !name.endsWith('_sum') && !known.has(name);
  const signal = known.get(name) ?? known.get(base);
  if (fn === 'rate') {
    return counts ? 'suffix:/s' : signal ? rateUnit(signal.unit) : (perSecond[guess(base)] ?? 'suffix:/s');
  }
  if (counts) {
    return 'short';
  }
  // A page has timestamps in seconds, which Grafana's date units would read as milliseconds.
  return signal ? (signal.unit === 'timestamp' ? 'none' : grafanaUnits[signal.unit]) : guess(base);
}

function rateUnit(unit: Unit): string {
  const rate = `${unit}/s`;
  return rate in grafanaUnits ? grafanaUnits[rate as Unit] : (perSecond[grafanaUnits[unit]] ?? 'suffix:/s');
}

function guess(name: string): string {
  return endings.find(([ending]) => ending.test(name))?.[1] ?? 'short';
}
