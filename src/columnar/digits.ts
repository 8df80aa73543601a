const ZERO = 0x30;
const POINT = 0x2e;
const COMMA = 0x2c;

/** The two digits of a number below 100, as one number whose lowest byte is the first digit. */
export const TWO_DIGITS = new Int16Array(100);
/** A point, the two digits of a number below 100 and a comma, as one number whose lowest byte is the point. */
export const CENTS = new Int32Array(100);
for (let value = 0; value < 100; value++) {
  const tens = ZERO + ((value / 10) | 0);
  const ones = ZERO + (value % 10);
  TWO_DIGITS[value] = tens | (ones << 8);
  CENTS[value] = POINT | (tens << 8) | (ones << 16) | (COMMA << 24);
}

/** How many digits a whole number of 32 bits has. */
export function digitCount(value: number): number {
  if (value < 10_000) return value < 100 ? (value < 10 ? 1 : 2) : value < 1000 ? 3 : 4;
  if (value < 1_000_000) return value < 100_000 ? 5 : 6;
  if (value < 100_000_000) return value < 10_000_000 ? 7 : 8;
  return value < 1_000_000_000 ? 9 : 10;
}
