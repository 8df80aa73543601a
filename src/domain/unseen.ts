/**
 * Invisible characters that affect the text around them: control characters, which can move the cursor of a terminal or
 * change the title of its window; line ends; controls of the text direction and other format characters; lone
 * surrogates.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** The same characters, and whole colour sequences, such as the program itself writes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences.
const UNSEEN_BUT_OURS = /\u001b\[[0-9;]*m|\n|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Replaces every invisible character of a text by its code, as \u001b. */
export function withCodes(text: string): string {
  return text.replace(UNSEEN, codeOf);
}

/** The same for lines that the program has made: their line feeds and colours stay. */
export function withCodesButOurs(lines: string): string {
  return lines.replace(UNSEEN_BUT_OURS, (found) =>
    found === '\n' || found.length > 2 ? found : codeOf(found),
  );
}

function codeOf(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/** Characters that web pages and sheets must not contain, and controls of the text direction. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be replaced.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Replaces every character that a web page or a sheet must not contain by U+FFFD. */
export function withReplacements(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD');
}
