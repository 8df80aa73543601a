import iconv from 'iconv-lite';
import type { OutputEncoding } from './output.js';

/** Turns UTF-8 bytes, chunk by chunk, into another encoding. A character may be cut by the end of a chunk. */
export type ChunkEncoder = (utf8: Uint8Array, last: boolean) => Uint8Array;

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

function toGb18030(): ChunkEncoder {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const encoder = iconv.getEncoder('gb18030');
  return (utf8, last) => {
    const encoded = encoder.write(decoder.decode(utf8, { stream: !last }));
    const rest = last ? encoder.end() : undefined;
    return rest === undefined ? encoded : Buffer.concat([encoded, rest]);
  };
}
