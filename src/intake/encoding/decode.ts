import { TextDecoder } from 'node:util';
import type { ByteStream } from '../source/source.js';
import { type Encoding, InvalidByte } from './encoding.js';
import { CheckedUtf8 } from './utf8.js';

/** The content of a file as UTF-8. Errors: InvalidByte for the first byte that is not valid. */
export function asUtf8(stream: ByteStream, encoding: Encoding): ByteStream {
  return encoding === 'utf8' ? new CheckedUtf8(stream) : new StrictDecoder(stream, encoding);
}

/** The content of a damaged file as UTF-8. Each invalid byte becomes U+FFFD and changes no other byte. */
export function asDamagedUtf8(stream: ByteStream, encoding: Encoding): ByteStream {
  return new LenientDecoder(stream, encoding);
}

type OtherEncoding = Exclude<Encoding, 'utf8'>;

const LABELS = { utf8: 'utf-8', gb18030: 'gb18030', utf16le: 'utf-16le', utf16be: 'utf-16be' } as const;
const RAW_BYTES = 1 << 20;

/** Turns another encoding into UTF-8, chunk by chunk. Each chunk ends between two characters. */
abstract class Decoder implements ByteStream {
  private readonly raw = Buffer.allocUnsafe(RAW_BYTES);
  /** Bytes that were read and not decoded, because the last of them may be part of a character. */
  private held = Buffer.alloc(0);
  /** The offset of `held` in the file. */
  private offset = 0;
  private decoded = Buffer.alloc(0);
  private isDone = false;

  constructor(private readonly stream: ByteStream) {}

  /** The offset of the last certain boundary between two characters. */
  protected abstract boundaryIn(bytes: Buffer): number;

  /** Decodes whole characters; `offset` is that of the first byte in the file. */
  protected abstract decode(bytes: Buffer, offset: number): string;

  async read(into: Uint8Array): Promise<number> {
    while (this.decoded.length === 0 && !this.isDone) {
      const count = await this.stream.read(this.raw);
      this.isDone = count === 0;
      const bytes = Buffer.concat([this.held, this.raw.subarray(0, count)]);
      const end = this.isDone ? bytes.length : this.boundaryIn(bytes);
      this.decoded = Buffer.from(this.decode(bytes.subarray(0, end), this.offset), 'utf8');
      this.held = Buffer.from(bytes.subarray(end));
      this.offset += end;
    }
    const count = Math.min(into.length, this.decoded.length);
    into.set(this.decoded.subarray(0, count));
    this.decoded = this.decoded.subarray(count);
    return count;
  }
}

class StrictDecoder extends Decoder {
  private readonly decoder: TextDecoder;

  constructor(
    stream: ByteStream,
    private readonly encoding: OtherEncoding,
  ) {
    super(stream);
    this.decoder = new TextDecoder(LABELS[encoding], { fatal: true, ignoreBOM: true });
  }

  protected boundaryIn(bytes: Buffer): number {
    return endOfWhole(bytes, this.encoding);
  }

  protected decode(bytes: Buffer, offset: number): string {
    const text = this.textOf(bytes);
    if (text?.includes('\ufffd') === false) return text;
    throw new InvalidByte(this.encoding, offset + this.firstInvalid(bytes));
  }

  private textOf(bytes: Buffer): string | undefined {
    try {
      return this.decoder.decode(bytes);
    } catch {
      return undefined;
    }
  }

  /** The offset of the first character that is not valid. */
  private firstInvalid(bytes: Buffer): number {
    for (let at = 0; at < bytes.length; ) {
      const length = lengthOf(bytes, at, this.encoding);
      const text = this.textOf(bytes.subarray(at, at + length));
      if (text === undefined || text === '\ufffd') return at;
      at += length;
    }
    return bytes.length;
  }
}

class LenientDecoder extends Decoder {
  private readonly decoder: TextDecoder;

  constructor(
    stream: ByteStream,
    private readonly encoding: Encoding,
  ) {
    super(stream);
    this.decoder = new TextDecoder(LABELS[encoding], { ignoreBOM: true });
  }

  protected boundaryIn(bytes: Buffer): number {
    return endOfCertain(bytes, this.encoding);
  }

  protected decode(bytes: Buffer): string {
    return this.decoder.decode(bytes);
  }
}

/** The offset of a character at the end that may be cut off; the length of the bytes where there is none. */
function endOfWhole(bytes: Buffer, encoding: OtherEncoding): number {
  let at = 0;
  if (encoding === 'gb18030') {
    // Only after a plain ASCII byte is it certain that a character begins.
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

/** The offset of the last character whose beginning is certain, even where the bytes before it are damaged. */
function endOfCertain(bytes: Buffer, encoding: Encoding): number {
  let at = bytes.length - 1;
  if (encoding === 'utf16le' || encoding === 'utf16be') {
    at -= at % 2;
    const high = encoding === 'utf16le' ? 1 : 0;
    // Never between the two surrogates of a character.
    while (at > 0 && ((bytes[at + high] ?? 0xd8) & 0xf8) === 0xd8) at -= 2;
    return Math.max(0, at);
  }
  while (at > 0 && !isPlainAscii(bytes[at] as number)) at--;
  return at <= 0 && bytes.length >= 8 * RAW_BYTES ? bytes.length : Math.max(0, at);
}

/** Whether a byte is never the second byte of a GB18030 character. Line ends, commas and quotes are such bytes. */
function isPlainAscii(byte: number): boolean {
  return byte < 0x30;
}

/** The length in bytes of the character at an offset; 1 for an invalid byte. */
function lengthOf(bytes: Buffer, at: number, encoding: OtherEncoding): number {
  if (encoding !== 'gb18030') {
    const high = (bytes[encoding === 'utf16le' ? at + 1 : at] ?? 0) & 0xfc;
    return high === 0xd8 ? 4 : 2;
  }
  const lead = bytes[at] as number;
  if (lead <= 0x80 || lead === 0xff) return 1;
  const second = bytes[at + 1];
  return second !== undefined && second >= 0x30 && second <= 0x39 ? 4 : 2;
}
