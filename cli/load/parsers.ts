import { type WorkloadInput } from '../../simulator/load/workload';
import { parseDuration } from '../duration';
import { UsageError } from '../errors';

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;

/** Reads `300`, `50-200` (uniform) or `300/1200` (log-normal: median and 95th percentile). */
export function parseDistribution(text: string): unknown {
  const [, first, sign, second] = new RegExp(`^${NUMBER}(?:([-/])${NUMBER})?$`).exec(text) ?? [];
  if (first === undefined) {
    throw new UsageError(`"${text}" is not a length: write 300, 50-200 (evenly), or 300/1200 (median/95th percentile)`);
  }
  if (sign === undefined) {
    return Number(first);
  }
  return sign === '-'
    ? { kind: 'uniform', min: Number(first), max: Number(second) }
    : { kind: 'lognormal', median: Number(first), p95: Number(second) };
}

/** Reads `tokens[:share[:groups]]`. */
export function parseSharedPrefix(text: string): WorkloadInput['sharedPrefix'] {
  const [tokens, share = 1, groups = 1, ...more] = text
    .split(':')
    .map((part) => (part === '' ? Number.NaN : Number(part)));
  if (more.length > 0 || ![tokens, share, groups].every(Number.isFinite)) {
    throw new UsageError(
      `"${text}" is not a shared prefix: write 500, or 500:0.8 (share), or 500:0.8:3 (different ones)`
    );
  }
  return { tokens, share, groups };
}

/** Reads a whole number above 0. */
export function parseCount(text: string): number {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count < 1) {
    throw new UsageError(`"${text}" is not a whole number from 1 to 999999999`);
  }
  return count;
}

/** Reads a seed. */
export function parseSeed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new UsageError(`"${text}" is not a seed: it is a whole number from 0 to 999999999`);
  }
  return Number(text);
}

/** Reads a number from 0 to 1. */
export function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1)) {
    throw new UsageError(`"${text}" is not a share: it goes from 0 to 1`);
  }
  return share;
}

/** Reads a duration, or `0`; seconds. */
export function parseThink(text: string): number {
  return text === '0' ? 0 : parseDuration(text) / 1000;
}
