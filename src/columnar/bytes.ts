/** An array of bytes as a view, through which several of them can be read and written at once. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes below this one are the control characters, the space, and the marks up to the comma. */
const FIRST_PLAIN = 0x2d;

/** The same in each of four bytes, and the highest bit of each. */
const FOUR_FIRST_PLAIN = 0x2d2d2d2d;
const FOUR_HIGHEST_BITS = 0x80808080 | 0;

/**
 * Copies `length` bytes, four at a time: that takes a third of the time of one by one. Where the length is no
 * multiple of four, the last four overlap the ones before, so that nothing beyond the bytes is read or written.
 *
 * Returns whether every byte is 0x2D, the hyphen, or above: then the text has no comma, no quote and no line end.
 */
export function copyBytes(
  source: DataView,
  from: number,
  target: DataView,
  at: number,
  length: number,
): boolean {
  if (length < 4) return copyFewBytes(source, from, target, at, length);
  // Taking 0x2D from each of the four bytes borrows the highest bit of every byte that is below it; a byte that
  // has this bit anyway does not count. A borrow can only spoil the bytes above one that is below it.
  let below = 0;
  const last = length - 4;
  for (let i = 0; i < last; i += 4) {
    const four = source.getInt32(from + i, true);
    below |= (four - FOUR_FIRST_PLAIN) & ~four;
    target.setInt32(at + i, four, true);
  }
  const four = source.getInt32(from + last, true);
  below |= (four - FOUR_FIRST_PLAIN) & ~four;
  target.setInt32(at + last, four, true);
  return (below & FOUR_HIGHEST_BITS) === 0;
}

function copyFewBytes(source: DataView, from: number, target: DataView, at: number, length: number): boolean {
  let plain = true;
  for (let i = 0; i < length; i++) {
    const byte = source.getUint8(from + i);
    if (byte < FIRST_PLAIN) plain = false;
    target.setUint8(at + i, byte);
  }
  return plain;
}
