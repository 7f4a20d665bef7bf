import type { AlertLimit } from '../../../engine/alerts/types';
import type { Unit } from '../../../engine/signals/types';

/** A limit as people write it: a ratio in percent, everything else as it is. */
export function shownNumber(value: number, { unit }: Pick<AlertLimit, 'unit'>): number {
  return unit === 'ratio' ? rounded(value * 100) : value;
}

/** The limit that a text says; NaN where it says none. */
export function limitOf(text: string, { unit }: Pick<AlertLimit, 'unit'>): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return unit === 'ratio' ? rounded(number / 100) : number;
}

/** The unit behind the number. */
export function shownUnit(unit: Unit): string {
  const short: Partial<Record<Unit, string>> = { ratio: '%', seconds: 's', celsius: '°C', factor: '×' };
  return short[unit] ?? unit;
}

/** Without what binary fractions leave behind. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
