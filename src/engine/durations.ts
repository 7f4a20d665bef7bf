const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** Seconds of a duration in Prometheus' notation, such as `1m30s`; NaN where it is none. */
export function seconds(duration: string): number {
  if (!/^(\d+(ms|[smhdwy]))*0?$/.test(duration)) {
    return Number.NaN;
  }
  return [...duration.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce((sum, [, n, unit]) => sum + Number(n) * SECONDS[unit], 0);
}

/** Seconds in hours, minutes and seconds, such as `1h30m`; an empty text for none. */
export function hoursText(all: number): string {
  const parts = [
    [Math.floor(all / 3600), 'h'],
    [Math.floor(all / 60) % 60, 'm'],
    [all % 60, 's'],
  ] as const;
  return parts
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${n}${unit}`)
    .join('');
}
