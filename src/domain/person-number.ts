/** A sum of SHA-256, which has a letter in it: its digits are nobody's number. */
const SHA256 = String.raw`(?<![\da-f])(?=\d*[a-f])[\da-f]{64}(?![\da-f])`;

/** Numbers as long as those of identity cards, social security cards and the like, whatever unseen stands in them. */
const LONG = String.raw`(?<!\d)\d(?:\p{Cf}*\d){13,}\p{Cf}*[\dXx](?!\d)`;

/**
 * An identity number broken by blanks or hyphens; `_` stands for them. Dates and amounts side by side have as many
 * digits, so a day of birth has to be in its place: county, day, serial number, check digit.
 */
const BROKEN = String.raw`(?<!\d)\d_\d_\d_\d_\d_\d_(?:1_9|2_0)_\d_\d_(?:0_[1-9]|1_[0-2])_(?:[0-2]_\d|3_[01])_\d_\d_\d_[\dXx](?!\.?\d)`;
const GAP = String.raw`[\p{Zs}\p{Pd}\p{Cf}\t]{0,3}`;

const NUMBERS = new RegExp(`(?<sum>${SHA256})|${LONG}|${BROKEN.replaceAll('_', GAP)}`, 'gu');

/** A text in which whatever looks like the number of a person, however it is written, is replaced. */
export function replacePersonNumbers(text: string, by: (number: string) => string): string {
  // The full-width digits and all others that are digits in another dress.
  const plain = text.replace(/[\p{N}Ｘｘ]/gu, (character) => character.normalize('NFKC'));
  const replaced = plain.replace(NUMBERS, (found, sum) =>
    sum === undefined ? by(found.replace(/[^\dXx]/g, '')) : found,
  );
  // What holds no such number stays as it was written.
  return replaced === plain ? text : replaced;
}

export function holdsPersonNumber(text: string): boolean {
  return replacePersonNumbers(text, () => '') !== text;
}
