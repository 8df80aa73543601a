import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { ByteStream } from './source.js';

/**
 * The encoding of a file is decided for the file as a whole: a byte order mark or the zero bytes of UTF-16, else
 * UTF-8 where every byte is valid, else what most of its lines are. Never cell by cell: the GBK bytes of 住院 are
 * valid UTF-8.
 */
export const ENCODINGS = ['utf8', 'gb18030', 'utf16le', 'utf16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * A byte that the encoding does not have, or a U+FFFD, which somebody else has put where such a byte stood. The offset
 * is a place in the unpacked file.
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

/** The byte order mark at the beginning of a file: whose it is and how long. */
export function markOf(head: Uint8Array): { encoding: Encoding; length: number } | undefined {
  for (const [encoding, mark] of MARKS) {
    if (mark.every((byte, index) => head[index] === byte)) return { encoding, length: mark.length };
  }
  return undefined;
}

/** A file of UTF-16 without a mark has a zero byte in every line end, delimiter and digit, always on the same side. */
export function unmarkedUtf16(head: Uint8Array): Encoding | undefined {
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

/** The content of a file as UTF-8 bytes; a byte that is not valid is thrown as InvalidByte. */
export function asUtf8(stream: ByteStream, encoding: Encoding): ByteStream {
  return encoding === 'utf8' ? new CheckedUtf8(stream) : new Transcoded(stream, encoding);
}

/** How U+FFFD, which stands for bytes that are no character, is written in UTF-8. */
export const REPLACEMENT = Buffer.from([0xef, 0xbf, 0xbd]);

/** Lets UTF-8 through as it is, and makes sure that it is UTF-8. */
class CheckedUtf8 implements ByteStream {
  private offset = 0;
  /** The bytes of a character that the last read cut off, at most three. */
  private tail = Buffer.alloc(0);

  constructor(private readonly stream: ByteStream) {}

  async read(into: Uint8Array): Promise<number> {
    const count = await this.stream.read(into);
    this.check(Buffer.from(into.buffer, into.byteOffset, count), count === 0);
    return count;
  }

  private check(fresh: Buffer, isLast: boolean): void {
    const start = this.offset - this.tail.length;
    this.offset += fresh.length;
    if (this.tail.length === 0 && isAscii(fresh)) return;
    const bytes = this.tail.length === 0 ? fresh : Buffer.concat([this.tail, fresh]);
    const whole = isLast ? bytes.length : endOfLastCharacter(bytes);
    const complete = bytes.subarray(0, whole);
    const broken = firstInvalidUtf8(complete) ?? -1;
    const replaced = complete.indexOf(REPLACEMENT);
    const first = broken < 0 || (replaced >= 0 && replaced < broken) ? replaced : broken;
    if (first >= 0) throw new InvalidByte('utf8', start + first);
    this.tail = Buffer.from(bytes.subarray(whole));
  }
}

/** Where the last character begins that may go on beyond the bytes; their length where none does. */
function endOfLastCharacter(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return lengthByLead(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function lengthByLead(byte: number): number {
  if (byte >= 0xf0) return 4;
  return byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
}

/** The place of the first byte that is not UTF-8, or undefined where all are. */
export function firstInvalidUtf8(bytes: Buffer): number | undefined {
  return isUtf8(bytes) ? undefined : surveyUtf8(bytes).firstBroken;
}

/** What bytes look like as UTF-8. */
export interface Utf8Survey {
  /** Characters of one, two, and three or more bytes that are whole. Chinese ones have three or four. */
  readonly two: number;
  readonly chinese: number;
  /** Bytes that are no part of a character, and the first of them. */
  readonly broken: number;
  readonly firstBroken: number;
}

/**
 * Counts characters of three bytes, which Chinese text in UTF-8 consists of and GB18030 text hardly ever
 * forms by chance, and bytes that are not UTF-8.
 */
export function surveyUtf8(bytes: Buffer): Utf8Survey {
  const found = { two: 0, chinese: 0, broken: 0, firstBroken: bytes.length };
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length = lengthByLead(lead);
    if (isCharacter(bytes, at, length)) {
      if (length >= 3) found.chinese++;
      else found.two++;
      at += length;
    } else {
      if (found.broken === 0) found.firstBroken = at;
      found.broken++;
      at++;
    }
  }
  return found;
}

/** Whether a character of so many bytes stands at a place; the quick tests answer nearly always. */
function isCharacter(bytes: Buffer, at: number, length: number): boolean {
  if (length < 2 || !isContinuation(bytes[at + 1])) return false;
  if (length === 2) return (bytes[at] as number) >= 0xc2;
  return isContinuation(bytes[at + 2]) && isUtf8(bytes.subarray(at, at + length));
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

export const LABELS = { gb18030: 'gb18030', utf16le: 'utf-16le', utf16be: 'utf-16be' } as const;
export const RAW_BYTES = 1 << 20;

/** Turns another encoding into UTF-8, a piece at a time. */
class Transcoded implements ByteStream {
  private readonly raw = Buffer.allocUnsafe(RAW_BYTES);
  private readonly decoder: TextDecoder;
  private offset = 0;
  /** Raw bytes that the decoder holds of a character that the last piece cut off. */
  private held = Buffer.alloc(0);
  private rest = Buffer.alloc(0);
  private isDone = false;

  constructor(
    private readonly stream: ByteStream,
    private readonly encoding: Exclude<Encoding, 'utf8'>,
  ) {
    this.decoder = new TextDecoder(LABELS[encoding], { fatal: true, ignoreBOM: true });
  }

  async read(into: Uint8Array): Promise<number> {
    while (this.rest.length === 0 && !this.isDone) {
      const count = await this.stream.read(this.raw);
      this.isDone = count === 0;
      this.rest = this.decode(this.raw.subarray(0, count));
    }
    const count = Math.min(into.length, this.rest.length);
    into.set(this.rest.subarray(0, count));
    this.rest = this.rest.subarray(count);
    return count;
  }

  private decode(piece: Buffer): Buffer<ArrayBuffer> {
    const start = this.offset - this.held.length;
    const bytes = Buffer.concat([this.held, piece]);
    this.offset += piece.length;
    const whole = this.isDone ? bytes.length : endOfWhole(bytes, this.encoding);
    this.held = Buffer.from(bytes.subarray(whole));
    const complete = bytes.subarray(0, whole);
    let text: string | undefined;
    try {
      text = this.decoder.decode(complete);
    } catch {
      // The place is looked for below.
    }
    if (text === undefined || text.includes('\ufffd')) {
      throw new InvalidByte(this.encoding, start + firstInvalid(complete, this.encoding, this.decoder));
    }
    return Buffer.from(text, 'utf8');
  }
}

/** Where the last character begins that may go on beyond the bytes; their length where none does. */
function endOfWhole(bytes: Buffer, encoding: Exclude<Encoding, 'utf8'>): number {
  let at = 0;
  if (encoding === 'gb18030') {
    // Only from a byte below 0x80 that is no digit can one be sure where characters begin.
    at = Math.max(0, bytes.length - 1);
    while (at > 0 && !isPlainAscii(bytes[at - 1] as number)) at--;
  } else {
    at = Math.max(0, bytes.length - (bytes.length % 2) - 2);
  }
  for (;;) {
    const length = lengthOf(bytes, at, encoding);
    if (at + length > bytes.length || at === bytes.length) return at;
    at += length;
  }
}

/** Line ends, commas and quotes are never the second half of a GB18030 character. */
export function isPlainAscii(byte: number): boolean {
  return byte < 0x30;
}

/** How many bytes the character has that begins at a place, as far as they tell; invalid ones count as one. */
function lengthOf(bytes: Buffer, at: number, encoding: Exclude<Encoding, 'utf8'>): number {
  if (encoding !== 'gb18030') {
    const high = (bytes[encoding === 'utf16le' ? at + 1 : at] ?? 0) & 0xfc;
    return high === 0xd8 ? 4 : 2;
  }
  const lead = bytes[at] as number;
  if (lead <= 0x80 || lead === 0xff) return 1;
  const second = bytes[at + 1];
  return second !== undefined && second >= 0x30 && second <= 0x39 ? 4 : 2;
}

/** The place of the first character that the encoding does not have. */
function firstInvalid(bytes: Buffer, encoding: Exclude<Encoding, 'utf8'>, decoder: TextDecoder): number {
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOf(bytes, at, encoding);
    try {
      if (decoder.decode(bytes.subarray(at, at + length)) === '\ufffd') return at;
    } catch {
      return at;
    }
    at += length;
  }
  return bytes.length;
}
