/** A source of random numbers that gives the same ones for the same seed (xoshiro128**, Blackman and Vigna 2018). */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  private spare = Number.NaN;

  /** @param seed any integer; its state is spread by splitmix32. */
  constructor(seed: number) {
    let state = seed | 0;
    const spread = () => {
      state = (state + 0x9e3779b9) | 0;
      let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return z ^ (z >>> 15);
    };
    [this.a, this.b, this.c, this.d] = [spread(), spread(), spread(), spread() | 1];
  }

  /** A source of its own for one part of the simulation, so that parts do not disturb each other's numbers. */
  fork(label: string): Random {
    let hash = this.integer();
    for (let i = 0; i < label.length; i++) {
      hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
    }
    return new Random(hash);
  }

  /** An integer from -2^31 to 2^31 - 1. */
  integer(): number {
    const scrambled = Math.imul(this.b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result;
  }

  /** From 0 up to but not including 1. */
  uniform(): number {
    return (this.integer() >>> 0) / 4294967296;
  }

  /** An integer from 0 up to but not including `count`. */
  below(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  /** Exponentially distributed with this mean: the gaps of a Poisson process. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  /** Normally distributed with mean 0 and deviation 1 (Marsaglia's polar method). */
  normal(): number {
    if (!Number.isNaN(this.spare)) {
      const kept = this.spare;
      this.spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const factor = Math.sqrt((-2 * Math.log(s)) / s);
        this.spare = v * factor;
        return u * factor;
      }
    }
  }
}
