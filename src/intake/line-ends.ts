import type { ByteStream } from './source.js';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;

/**
 * The content with line feeds at the line ends. Excel's “CSV (Macintosh)” ends lines with a carriage return alone: read
 * as it is, such a file would be one long header without a single row.
 */
export function withLineFeeds(stream: ByteStream): ByteStream {
  let endsInReturns: boolean | undefined;
  return {
    read: async (into) => {
      const count = await stream.read(into);
      const bytes = into.subarray(0, count);
      endsInReturns ??= firstLineEndsInReturn(bytes);
      if (endsInReturns) {
        for (let at = 0; at < count; at++) if (bytes[at] === CARRIAGE_RETURN) bytes[at] = LINE_FEED;
      }
      return count;
    },
  };
}

/** Whether the first line end outside quotes is a carriage return that nothing but a new line follows. */
function firstLineEndsInReturn(bytes: Uint8Array): boolean {
  let isQuoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (byte === LINE_FEED) return false;
    if (byte !== CARRIAGE_RETURN) continue;
    const next = bytes[at + 1];
    return next !== undefined && next !== LINE_FEED && next !== CARRIAGE_RETURN;
  }
  return false;
}
