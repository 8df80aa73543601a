/** Text in columns on a terminal, where an East Asian wide character takes two of them. */

/** Ranges of code points that take two columns: Chinese, kana, hangul, full-width forms, emoji. */
const WIDE: readonly (readonly [from: number, to: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Code points that take no column: combining marks, zero-width spaces, variation selectors. */
const NARROW_TO_NOTHING = /[\p{Mn}\p{Me}\p{Cf}]/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences.
const COLOUR = /\u001b\[[0-9;]*m/g;

/** How many columns of a terminal a text takes. Colours take none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.replace(COLOUR, '').replace(NARROW_TO_NOTHING, '')) {
    width += isWide(character.codePointAt(0) as number) ? 2 : 1;
  }
  return width;
}

function isWide(codePoint: number): boolean {
  return codePoint >= 0x1100 && WIDE.some(([from, to]) => from <= codePoint && codePoint <= to);
}

export type Align = 'left' | 'right';

/**
 * Lines of a table whose columns stand two blanks apart. A column without an alignment stands left; blanks at
 * the end of a line are left out.
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

/** Breaks a text into lines of at most `width` columns: at blanks, and between Chinese characters. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

/** What must not begin a line in Chinese: it stays with the character before. */
const CLOSING = /^[，。；：！？、）】》”’]/;

function wrapLine(line: string, width: number): string {
  // A piece is a word with the blanks after it, or one wide character.
  const pieces = line.match(/[⺀-鿿＀-｠][，。；：！？、）】》”’]*|[^\s⺀-鿿＀-｠]+\s*|\s+/gu) ?? [];
  const lines: string[] = [];
  let current = '';
  for (const piece of pieces) {
    if (current !== '' && displayWidth((current + piece).trimEnd()) > width && !CLOSING.test(piece)) {
      lines.push(current.trimEnd());
      current = '';
    }
    current += piece;
  }
  return [...lines, current.trimEnd()].join('\n');
}
