/** P values so that the chance of even one false alarm among them stays what it is for one: Holm's way (1979). */
export function holm(ps: readonly number[]): number[] {
  const adjusted = Array<number>(ps.length);
  let least = 0;
  ps.map((p, i) => ({ p, i }))
    .sort((a, b) => a.p - b.p)
    .forEach(({ p, i }, rank) => {
      least = Math.max(least, Math.min(1, (ps.length - rank) * p));
      adjusted[i] = least;
    });
  return adjusted;
}
