/**
 * Columns of the large tables. They lie in shared memory, so that worker threads can see them without a copy.
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

/** Takes the places (in rising order) out of the first `count` of a typed array; the others move up. */
export function closeGaps<A extends { copyWithin(target: number, start: number, end: number): unknown }>(
  column: A,
  places: readonly number[],
  count: number,
): void {
  let target = places[0] ?? count;
  for (let i = 0; i < places.length; i++) {
    const from = (places[i] as number) + 1;
    const to = places[i + 1] ?? count;
    column.copyWithin(target, from, to);
    target += to - from;
  }
}

/**
 * Moves the value at order[k] to place k, for every k. Each width has a loop of its own: one loop for all of them
 * would be compiled for none, and be several times as slow.
 */
export function rearrange(column: Column, order: Int32Array): void {
  const { buffer, byteOffset, length } = column;
  switch (column.BYTES_PER_ELEMENT) {
    case 1:
      rearrange8(new Uint8Array(buffer, byteOffset, length), order);
      break;
    case 2:
      rearrange16(new Uint16Array(buffer, byteOffset, length), order);
      break;
    case 4:
      rearrange32(new Int32Array(buffer, byteOffset, length), order);
      break;
    default:
      rearrange64(new Float64Array(buffer, byteOffset, length), order);
  }
}

function rearrange8(column: Uint8Array, order: Int32Array): void {
  const before = column.slice(0, order.length);
  for (let place = 0; place < order.length; place++) column[place] = before[order[place]];
}

function rearrange16(column: Uint16Array, order: Int32Array): void {
  const before = column.slice(0, order.length);
  for (let place = 0; place < order.length; place++) column[place] = before[order[place]];
}

function rearrange32(column: Int32Array, order: Int32Array): void {
  const before = column.slice(0, order.length);
  for (let place = 0; place < order.length; place++) column[place] = before[order[place]];
}

function rearrange64(column: Float64Array, order: Int32Array): void {
  const before = column.slice(0, order.length);
  for (let place = 0; place < order.length; place++) column[place] = before[order[place]];
}
