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

/**
 * Documents of those who have no identity card, as they are printed: passports (E12345678, EA1234567), permits of Hong
 * Kong, Macao and Taiwan (H1234567890, M12345678), identity cards of these (M123456(7)), residence permits of
 * foreigners (USA110199001010).
 */
const PRINTED = String.raw`(?:[EG]\d{8}|(?<![A-Z])[DPS]E?\d{7,8}|E[A-Z]\d{7}|[HM]\d{8}(?:\d{2})?)(?!\d)|[A-Z]{1,3}\d{6,7}\(\d\)|(?<![A-Z])[A-Z]{3}\d{12,13}(?!\d)`;
/** Whatever looks like one: up to four letters, then as many digits. */
const LIKE_PRINTED = String.raw`(?<![A-Z\d])[A-Z]{1,4}[\s\p{Cf}-]?\d{7,10}(?:\(\d\))?(?![A-Z\d])`;

const BROKEN_NUMBER = BROKEN.replaceAll('_', GAP);
const NUMBERS = new RegExp(`(?<sum>${SHA256})|${LONG}|${BROKEN_NUMBER}`, 'gu');
const DOCUMENTS = new RegExp(`(?<sum>${SHA256})|${LONG}|${BROKEN_NUMBER}|${PRINTED}`, 'giu');
const ALL_ALIKE = new RegExp(`(?<sum>${SHA256})|${LONG}|${BROKEN_NUMBER}|${PRINTED}|${LIKE_PRINTED}`, 'giu');

/** What counts as a number: long ones alone, printed forms of documents as well, or whatever looks like one. */
export type Suspicion = 'long' | 'printed' | 'alike';
const PATTERNS: Readonly<Record<Suspicion, RegExp>> = { long: NUMBERS, printed: DOCUMENTS, alike: ALL_ALIKE };

/** A text in which whatever looks like the number of a person, however it is written, is replaced. */
export function replacePersonNumbers(
  text: string,
  by: (number: string) => string,
  suspicion: Suspicion = 'alike',
): string {
  // The full-width digits and all others that are digits in another dress, and full-width letters and brackets.
  const plain = text.replace(/[\p{N}Ａ-Ｚａ-ｚ（）]/gu, (character) => character.normalize('NFKC'));
  const replaced = plain.replace(PATTERNS[suspicion], (found, sum) =>
    sum === undefined ? by(found.replace(/[^\dA-Z()]/gi, '')) : found,
  );
  // What holds no such number stays as it was written.
  return replaced === plain ? text : replaced;
}

export function holdsPersonNumber(text: string): boolean {
  return replacePersonNumbers(text, () => '') !== text;
}
