/** Values with their weights: how often each comes, relative to the others. */
export type Weighted<T> = readonly (readonly [value: T, weight: number])[];

/**
 * Numbers that look random and are the same on every machine (mulberry32): whole-number arithmetic only,
 * no function of the platform's floating-point library.
 */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000) * limit);
  }

  /** A whole number between two, both inclusive. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True so many times in ten thousand. */
  happens(perTenThousand: number): boolean {
    return this.below(10_000) < perTenThousand;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)];
  }

  /** A value by the weights, which add up to 1000. */
  weighted<T>(values: Weighted<T>): T {
    let at = this.below(1000);
    for (const [value, weight] of values) {
      if (at < weight) return value;
      at -= weight;
    }
    throw new Error('weights that do not add up to 1000');
  }

  /** A whole number from a distribution given by its deciles, eleven numbers from the least to the most. */
  byDeciles(deciles: readonly number[]): number {
    const decile = this.below(10);
    const from = deciles[decile];
    return from + this.below(deciles[decile + 1] - from);
  }
}
