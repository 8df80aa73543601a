import iconv from 'iconv-lite';

export const OUTPUT_ENCODINGS = ['utf8', 'utf8-bom', 'gb18030'] as const;
export type OutputEncoding = (typeof OUTPUT_ENCODINGS)[number];

/** Turns UTF-8 bytes, chunk by chunk, into another encoding. A character may be cut by the end of a chunk. */
export type ChunkEncoder = (utf8: Uint8Array) => Uint8Array;

const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

export function encoderFor(encoding: OutputEncoding): ChunkEncoder {
  switch (encoding) {
    case 'utf8':
      return (utf8) => utf8;
    case 'utf8-bom':
      return withByteOrderMark();
    case 'gb18030':
      return toGb18030();
  }
}

/** A spreadsheet takes a CSV file for UTF-8 only where it begins with the mark. */
function withByteOrderMark(): ChunkEncoder {
  let begun = false;
  return (utf8) => {
    if (begun) return utf8;
    begun = true;
    return Buffer.concat([BYTE_ORDER_MARK, utf8]);
  };
}

/**
 * ASCII, of which the tables nearly wholly consist, is the same in GB18030 and is passed on as it is; only what
 * is between goes through the converter.
 */
function toGb18030(): ChunkEncoder {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (utf8) => {
    const parts: Uint8Array[] = [];
    for (let from = 0; from < utf8.length; ) {
      const ascii = isAscii(utf8[from]);
      let to = from + 1;
      while (to < utf8.length && isAscii(utf8[to]) === ascii) to++;
      const run = utf8.subarray(from, to);
      // The decoder keeps a character that the end of the chunk has cut, for the next chunk to complete.
      parts.push(ascii ? run : iconv.encode(decoder.decode(run, { stream: true }), 'gb18030'));
      from = to;
    }
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
  };
}

function isAscii(byte: number): boolean {
  return byte < 0x80;
}
