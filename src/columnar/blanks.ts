export const TAB = 0x09;
const SPACE = 0x20;

/** Whether bytes[start, end) are nothing but delimiters and blanks. */
export function isBlank(bytes: Buffer, start: number, end: number, delimiter: number): boolean {
  let at = start;
  while (at < end && (bytes[at] === delimiter || bytes[at] === SPACE || bytes[at] === TAB)) at++;
  if (at === end) return true;
  // Wide blanks, no-break blanks and byte order marks begin with one of these.
  const first = bytes[at] as number;
  if (first !== 0xc2 && first !== 0xe2 && first !== 0xe3 && first !== 0xef) return false;
  return isBlankText(bytes.toString('utf8', at, end).replaceAll(String.fromCharCode(delimiter), ''));
}

/** Blanks of every width, and invisible characters. */
const BLANK = /^[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060]*$/;

export function isBlankText(text: string): boolean {
  return BLANK.test(text);
}
