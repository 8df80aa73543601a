/**
 * The encodings that files may have. A whole file has one encoding. A byte order mark or the zero bytes of UTF-16 show it;
 * otherwise the file is UTF-8 where every byte is valid, and else it has the encoding of most of its lines. It is never
 * decided cell by cell, because the GBK bytes of some Chinese words (住院) are valid UTF-8.
 */
export type Encoding = 'utf8' | 'gb18030' | 'utf16le' | 'utf16be';

/**
 * A byte that is not valid in the encoding, or a U+FFFD, with which another program has replaced such a byte.
 * The offset counts bytes of the unpacked file.
 */
export class InvalidByte extends Error {
  constructor(
    readonly encoding: Encoding,
    readonly offset: number,
  ) {
    super(`byte ${offset} is not valid in ${encoding}`);
  }
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf8', [0xef, 0xbb, 0xbf]],
  ['utf16le', [0xff, 0xfe]],
  ['utf16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/** The encoding that the first bytes of a file show: by a byte order mark, or by the zero bytes of UTF-16. */
export function encodingByHead(head: Uint8Array): Encoding | undefined {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => head[index] === byte));
  return marked?.[0] ?? unmarkedUtf16(head);
}

/** In UTF-16 every line end, delimiter and digit has a zero byte, either always at even or always at odd offsets. */
function unmarkedUtf16(head: Uint8Array): Encoding | undefined {
  let even = 0;
  let odd = 0;
  head.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even++;
    else odd++;
  });
  const isEnough = (zeros: number, others: number) =>
    zeros >= 4 && zeros * 40 > head.length && zeros > 3 * others;
  if (isEnough(odd, even)) return 'utf16le';
  return isEnough(even, odd) ? 'utf16be' : undefined;
}
