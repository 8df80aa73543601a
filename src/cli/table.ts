import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';

/** Characters that take no column: combining marks, zero-width spaces, variation selectors. */
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/gu;

/** How many columns of a terminal a text takes: a Chinese character two, a colour or a combining mark none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(text).replace(WITHOUT_WIDTH, '')) {
    width += eastAsianWidth(character.codePointAt(0) as number);
  }
  return width;
}

export type Align = 'left' | 'right';

/**
 * The lines of a table. Columns are two blanks apart, and to the left unless `align` says otherwise. No line ends with
 * blanks.
 */
export function table(
  rows: readonly (readonly string[])[],
  align: readonly Align[] = [],
  indent = 2,
): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell));
    });
  }
  return rows.map((row) => {
    const cells = row.map((cell, at) => pad(cell, widths[at] as number, align[at] ?? 'left'));
    return `${' '.repeat(indent)}${cells.join('  ')}`.trimEnd();
  });
}

function pad(cell: string, width: number, align: Align): string {
  const blanks = ' '.repeat(width - displayWidth(cell));
  return align === 'left' ? cell + blanks : blanks + cell;
}

/**
 * Breaks a text into lines of at most `width` columns: at blanks, and between Chinese characters. Libraries break
 * Chinese either nowhere or inside a word, and let its punctuation begin a line.
 */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

/** What is never broken: a Chinese character with the punctuation after it, or a word with the blanks after it. */
const UNBREAKABLE = /[⺀-鿿＀-｠][，。；：！？、）】》”’]*|[^\s⺀-鿿＀-｠]+\s*|\s+/gu;

/** What must not begin a line in Chinese: it stays with the word before, even where that makes the line too long. */
const CLOSING = /^[，。；：！？、）】》”’]/;

function wrapLine(line: string, width: number): string {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const [text] of line.matchAll(UNBREAKABLE)) {
    if (current !== '' && used + displayWidth(text.trimEnd()) > width && !CLOSING.test(text)) {
      lines.push(current.trimEnd());
      current = '';
      used = 0;
    }
    current += text;
    used += displayWidth(text);
  }
  return [...lines, current.trimEnd()].join('\n');
}
