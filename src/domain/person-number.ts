/** A SHA-256 hash in hexadecimal, with at least one letter. Its digits are no number of a person. */
const SHA256 = String.raw`(?<![\da-f])(?=\d*[a-f])[\da-f]{64}(?![\da-f])`;

/** Numbers as long as those of identity cards and social security cards; invisible characters may stand inside. */
const LONG = String.raw`(?<!\d)\d(?:\p{Cf}*\d){13,}\p{Cf}*[\dXx](?!\d)`;

/**
 * An identity number with blanks or hyphens between its digits, where `_` stands for these. Dates and amounts in a row
 * can have as many digits, so the digits of the birthday must be a date: county, birthday, serial number, check digit.
 */
const BROKEN = String.raw`(?<!\d)\d_\d_\d_\d_\d_\d_(?:1_9|2_0)_\d_\d_(?:0_[1-9]|1_[0-2])_(?:[0-2]_\d|3_[01])_\d_\d_\d_[\dXx](?!\.?\d)`;
const GAP = String.raw`[\p{Zs}\p{Pd}\p{Cf}\t]{0,3}`;

/**
 * Numbers of the documents of people without a mainland identity card, as they are printed: passports (E12345678,
 * EA1234567), travel permits of residents of Hong Kong, Macao and Taiwan (H1234567890, M12345678), identity cards from
 * there (M123456(7)), and residence permits of foreigners (USA110199001010).
 */
const PRINTED = String.raw`(?:[EG]\d{8}|(?<![A-Z])[DPS]E?\d{7,8}|E[A-Z]\d{7}|[HM]\d{8}(?:\d{2})?)(?!\d)|[A-Z]{1,3}\d{6,7}\(\d\)|(?<![A-Z])[A-Z]{3}\d{12,13}(?!\d)`;
/** Everything that resembles one: one to four letters, then 7 to 10 digits. */
const LIKE_PRINTED = String.raw`(?<![A-Z\d])[A-Z]{1,4}[\s\p{Cf}-]?\d{7,10}(?:\(\d\))?(?![A-Z\d])`;

const BROKEN_NUMBER = BROKEN.replaceAll('_', GAP);
const NUMBERS = new RegExp(`(?<sum>${SHA256})|${LONG}|${BROKEN_NUMBER}`, 'gu');
const DOCUMENTS = new RegExp(`(?<sum>${SHA256})|${LONG}|${BROKEN_NUMBER}|${PRINTED}`, 'giu');
const ALL_ALIKE = new RegExp(`(?<sum>${SHA256})|${LONG}|${BROKEN_NUMBER}|${PRINTED}|${LIKE_PRINTED}`, 'giu');

/**
 * What counts as the number of a person: `long` only long numbers and identity numbers with gaps; `printed` also numbers
 * of other documents, as they are printed; `alike` also everything that resembles one.
 */
export type Suspicion = 'long' | 'printed' | 'alike';
const PATTERNS: Readonly<Record<Suspicion, RegExp>> = { long: NUMBERS, printed: DOCUMENTS, alike: ALL_ALIKE };

/** Replaces everything in a text that looks like the number of a person, in half-width or full-width characters. */
export function replacePersonNumbers(
  text: string,
  by: (number: string) => string,
  suspicion: Suspicion = 'alike',
): string {
  // Full-width digits, letters and brackets, and digits of other scripts, are read as the plain ones.
  const plain = text.replace(/[\p{N}Ａ-Ｚａ-ｚ（）]/gu, (character) => character.normalize('NFKC'));
  const replaced = plain.replace(PATTERNS[suspicion], (found, sum) =>
    sum === undefined ? by(found.replace(/[^\dA-Z()]/gi, '')) : found,
  );
  return replaced === plain ? text : replaced;
}

/** Whether a text has a part that looks like the number of a person. */
export function holdsPersonNumber(text: string): boolean {
  return replacePersonNumbers(text, () => '') !== text;
}
