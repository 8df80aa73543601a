/**
 * Numbers that look random and depend on the seed alone: the same on every machine, today and later.
 * Marsaglia's xorshift with 128 bits of state. It uses whole numbers only, so no platform can round differently.
 */
export class Random {
  private x: number;
  private y: number;
  private z: number;
  private w: number;

  /** @param seed A whole number from 0 to 2^53. */
  constructor(seed: number) {
    // The state must not be all zeros, and neighbouring seeds must not give similar numbers.
    this.x = (seed ^ 0x9e3779b9) | 0;
    this.y = (Math.floor(seed / 0x1_0000_0000) ^ 0x243f6a88) | 0;
    this.z = 0x6a09e667;
    this.w = 0x3c6ef372;
    for (let i = 0; i < 32; i++) this.next();
  }

  /** A whole number from 0 to below `limit`, which is at most 2^32. */
  below(limit: number): number {
    return this.next() % limit;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True in `parts` of 10,000 cases. */
  chance(parts: number): boolean {
    return this.below(10_000) < parts;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)];
  }

  private next(): number {
    const t = this.x ^ (this.x << 11);
    this.x = this.y;
    this.y = this.z;
    this.z = this.w;
    this.w = this.w ^ (this.w >>> 19) ^ t ^ (t >>> 8);
    return this.w >>> 0;
  }
}

/** Values that are drawn as often as their weights say. */
export class Weighted<T> {
  private readonly values: readonly T[];
  private readonly limits: readonly number[];
  private readonly total: number;

  /** @param weights Whole numbers; a value of weight 0 is never drawn. */
  constructor(weights: readonly (readonly [value: T, weight: number])[]) {
    let total = 0;
    this.values = weights.map(([value]) => value);
    this.limits = weights.map(([, weight]) => {
      total += weight;
      return total;
    });
    this.total = total;
  }

  draw(random: Random): T {
    const drawn = random.below(this.total);
    let index = 0;
    while (drawn >= this.limits[index]) index++;
    return this.values[index];
  }
}
