/**
 * Columns of the large tables. They are in shared memory, so that worker threads can use them without a copy.
 */
export type Column = Int32Array | Uint8Array | Uint16Array | Uint32Array | Float64Array;

export function int32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

export function int8(length: number): Int8Array {
  return new Int8Array(new SharedArrayBuffer(length));
}

export function uint32(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * 4));
}

export function uint16(length: number): Uint16Array {
  return new Uint16Array(new SharedArrayBuffer(length * 2));
}

export function uint8(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

export function float64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * 8));
}

/** Copies a full typed array into a larger one. */
export function grown<A extends { set(from: ArrayLike<number>): void }>(from: ArrayLike<number>, into: A): A {
  into.set(from);
  return into;
}

/** Removes the values at some indexes (in rising order) from the first `count` of a typed array; the others move up. */
export function closeGaps<A extends { copyWithin(target: number, start: number, end: number): unknown }>(
  column: A,
  rows: readonly number[],
  count: number,
): void {
  let target = rows[0] ?? count;
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) + 1;
    const to = rows[i + 1] ?? count;
    column.copyWithin(target, from, to);
    target += to - from;
  }
}

/** Moves the value at order[k] of every column to index k, for every k. */
export function rearrange(columns: readonly Column[], order: Int32Array): void {
  // Room for a copy of a column: eight bytes for each value.
  const scratch = new ArrayBuffer(order.length * 8);
  for (const column of columns) rearrangeOne(column, order, scratch);
}

/** Each width has a loop of its own: one loop for all of them would be compiled for none, and be several times as slow. */
function rearrangeOne(column: Column, order: Int32Array, scratch: ArrayBuffer): void {
  const { buffer, byteOffset } = column;
  const { length } = order;
  switch (column.BYTES_PER_ELEMENT) {
    case 1:
      gather8(new Uint8Array(buffer, byteOffset, length), new Uint8Array(scratch, 0, length), order);
      break;
    case 2:
      gather16(new Uint16Array(buffer, byteOffset, length), new Uint16Array(scratch, 0, length), order);
      break;
    case 4:
      gather32(new Int32Array(buffer, byteOffset, length), new Int32Array(scratch, 0, length), order);
      break;
    default:
      gather64(new Float64Array(buffer, byteOffset, length), new Float64Array(scratch, 0, length), order);
  }
}

function gather8(column: Uint8Array, before: Uint8Array, order: Int32Array): void {
  before.set(column);
  for (let row = 0; row < order.length; row++) column[row] = before[order[row]];
}

function gather16(column: Uint16Array, before: Uint16Array, order: Int32Array): void {
  before.set(column);
  for (let row = 0; row < order.length; row++) column[row] = before[order[row]];
}

function gather32(column: Int32Array, before: Int32Array, order: Int32Array): void {
  before.set(column);
  for (let row = 0; row < order.length; row++) column[row] = before[order[row]];
}

function gather64(column: Float64Array, before: Float64Array, order: Int32Array): void {
  before.set(column);
  for (let row = 0; row < order.length; row++) column[row] = before[order[row]];
}
