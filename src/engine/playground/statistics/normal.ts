/**
 * How probable it is that a standard normal number lies as far from 0 as z, on either side: erfc(|z| ÷ √2). By the power
 * series of the error function near 0 and its continued fraction beyond (Abramowitz & Stegun 1964, 7.1.6 and 7.1.14).
 */
export function twoSidedNormal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  return x < 2 ? 1 - erfNear(x) : erfcFar(x);
}

function erfNear(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * Number.EPSILON; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

function erfcFar(x: number): number {
  let fraction = x;
  for (let n = 80; n > 0; n--) {
    fraction = x + n / 2 / fraction;
  }
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
