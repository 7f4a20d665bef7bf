import { pythonFloat } from '../profiles/python-float';

/** Integers below this are written without an exponent. */
const PLAIN = 1_000_000;

/**
 * A number as `prometheus_client` writes it: Python's shortest text, but with an exponent from 1e+06 on, as Go has it.
 */
export function goFloat(value: number): string {
  if (Number.isInteger(value) && value >= 0 && value < PLAIN && !Object.is(value, -0)) {
    return `${value}.0`;
  }
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : value < 0 ? '-Inf' : '+Inf';
  }
  const text = pythonFloat(value);
  const dot = text.indexOf('.');
  if (value <= 0 || dot <= 6) {
    return text;
  }
  const digits = `${text.slice(1, dot)}${text.slice(dot + 1)}`.replace(/0+$/, '');
  const exponent = String(dot - 1).padStart(2, '0');
  return `${text[0]}${digits === '' ? '' : '.'}${digits}e+${exponent}`;
}
