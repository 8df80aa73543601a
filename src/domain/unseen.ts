/**
 * Characters that nobody sees but that do something to what is around them: controls, which move the cursor of a
 * terminal or change the title of its window, line ends, controls of the direction of writing and other format
 * characters, and halves of a character.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** The same, and whole: an end of line of ours, and a colour, which is what a terminal is told by us. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences.
const UNSEEN_BUT_OURS = /\u001b\[[0-9;]*m|\n|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text in which every unseen character stands as its code. */
export function withCodes(text: string): string {
  return text.replace(UNSEEN, codeOf);
}

/** Lines of ours, with their colours, in which every other unseen character stands as its code. */
export function withCodesButOurs(lines: string): string {
  return lines.replace(UNSEEN_BUT_OURS, (found) =>
    found === '\n' || found.length > 2 ? found : codeOf(found),
  );
}

function codeOf(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}

/** What no page and no sheet may contain, and what turns the direction of the text around it. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be replaced.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A text for a page or a sheet: each character that must not stand there is U+FFFD. */
export function withReplacements(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD');
}
