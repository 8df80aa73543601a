/**
 * A row ends in LF, CRLF or a lone CR, in any mixture: people join files from several systems, and Excel's “CSV
 * (Macintosh)” ends lines with a carriage return alone. CRLF is one line end everywhere.
 */

export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;

/** The offset of the first line end in bytes[from, to), or `to`. */
export function endOfLine(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) at++;
  return at;
}

/** The offset after the line end at `end`; `to` where there is none. */
export function afterLineEnd(bytes: Uint8Array, end: number, to: number): number {
  if (end >= to) return to;
  return bytes[end] === CARRIAGE_RETURN && end + 1 < to && bytes[end + 1] === LINE_FEED ? end + 2 : end + 1;
}

/** How many line ends are in bytes[from, to). */
export function countLineEnds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && (at + 1 === to || bytes[at + 1] !== LINE_FEED)))
      count++;
  }
  return count;
}

/**
 * The offset of the last line end whose own end is certain, or -1: a carriage return at the very end may be the first
 * half of a CRLF.
 */
export function lastCertainLineEnd(bytes: Buffer, from: number, to: number): number {
  const lineFeed = Math.max(from - 1, bytes.subarray(0, to).lastIndexOf(LINE_FEED));
  const behind = bytes.subarray(lineFeed + 1, Math.max(lineFeed + 1, to - 1));
  const carriageReturn = behind.lastIndexOf(CARRIAGE_RETURN);
  if (carriageReturn >= 0) return lineFeed + 1 + carriageReturn;
  return lineFeed < from ? -1 : lineFeed;
}
