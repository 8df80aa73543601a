const LONGEST_VALUE = 300;

/**
 * A text of somebody's file as a terminal may show it: a control character, which could move the cursor or
 * change the title of the window, as its code, and not endlessly long.
 */
export function visible(text: string): string {
  const cut = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
  return cut.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (character) => {
    return `\\u${(character.codePointAt(0) as number).toString(16).padStart(4, '0')}`;
  });
}
