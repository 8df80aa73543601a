import { isAscii, isUtf8 } from 'node:buffer';
import type { ByteStream } from '../source/source.js';
import { InvalidByte } from './encoding.js';

/** U+FFFD in UTF-8. It replaces invalid bytes. */
export const REPLACEMENT = Buffer.from([0xef, 0xbf, 0xbd]);

/** Passes bytes on unchanged and checks that they are UTF-8. Errors: InvalidByte. */
export class CheckedUtf8 implements ByteStream {
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
    const whole = isLast ? bytes.length : endOfWhole(bytes);
    const complete = bytes.subarray(0, whole);
    const broken = firstInvalidUtf8(complete) ?? -1;
    const replaced = complete.indexOf(REPLACEMENT);
    const first = broken < 0 || (replaced >= 0 && replaced < broken) ? replaced : broken;
    if (first >= 0) throw new InvalidByte('utf8', start + first);
    this.tail = Buffer.from(bytes.subarray(whole));
  }
}

/** The offset of a character at the end that may be cut off; the length of the bytes where there is none. */
function endOfWhole(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return lengthByLead(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The length of the character that begins with a byte. */
function lengthByLead(byte: number): number {
  if (byte >= 0xf0) return 4;
  return byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
}

/** The offset of the first byte that is not valid UTF-8; undefined where all bytes are. */
export function firstInvalidUtf8(bytes: Buffer): number | undefined {
  return isUtf8(bytes) ? undefined : surveyUtf8(bytes).firstBroken;
}

/** What bytes look like as UTF-8. */
interface Utf8Survey {
  /** The number of characters of two bytes. */
  readonly two: number;
  /** The number of characters of three or four bytes. Chinese characters are among these. */
  readonly chinese: number;
  /** The number of bytes that belong to no character. */
  readonly broken: number;
  /** The offset of the first of them; the length of the bytes where there is none. */
  readonly firstBroken: number;
}

/**
 * Counts characters and invalid bytes. Chinese text in UTF-8 consists of characters of three bytes, which the bytes of
 * GB18030 text hardly ever form by chance.
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

/** Whether bytes[at, at + length) are one character. The cheap checks decide most cases. */
function isCharacter(bytes: Buffer, at: number, length: number): boolean {
  if (length < 2 || !isContinuation(bytes[at + 1])) return false;
  if (length === 2) return (bytes[at] as number) >= 0xc2;
  return isContinuation(bytes[at + 2]) && isUtf8(bytes.subarray(at, at + length));
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
