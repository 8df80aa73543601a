import { TextDecoder } from 'node:util';
import { type Encoding, isPlainAscii, LABELS, RAW_BYTES } from './encoding.js';
import type { ByteStream } from './source.js';

/** The content of a damaged file: what is no character in its encoding is U+FFFD, and costs no other byte. */
export function asDamagedUtf8(stream: ByteStream, encoding: Encoding): ByteStream {
  return new Mended(stream, encoding);
}

/** Decodes from one line end, or other byte that is never part of a character, to the next. */
class Mended implements ByteStream {
  private readonly raw = Buffer.allocUnsafe(RAW_BYTES);
  private readonly decoder: TextDecoder;
  private held = Buffer.alloc(0);
  private rest = Buffer.alloc(0);
  private isDone = false;

  constructor(
    private readonly stream: ByteStream,
    private readonly encoding: Encoding,
  ) {
    this.decoder = new TextDecoder(encoding === 'utf8' ? 'utf-8' : LABELS[encoding], { ignoreBOM: true });
  }

  async read(into: Uint8Array): Promise<number> {
    while (this.rest.length === 0 && !this.isDone) {
      const count = await this.stream.read(this.raw);
      this.isDone = count === 0;
      const bytes = Buffer.concat([this.held, this.raw.subarray(0, count)]);
      const whole = this.isDone ? bytes.length : endOfSure(bytes, this.encoding);
      this.held = Buffer.from(bytes.subarray(whole));
      this.rest = Buffer.from(this.decoder.decode(bytes.subarray(0, whole)), 'utf8');
    }
    const count = Math.min(into.length, this.rest.length);
    into.set(this.rest.subarray(0, count));
    this.rest = this.rest.subarray(count);
    return count;
  }
}

/** The last place at which a character begins for sure, whatever stands before it. */
function endOfSure(bytes: Buffer, encoding: Encoding): number {
  let at = bytes.length - 1;
  if (encoding === 'utf16le' || encoding === 'utf16be') {
    at -= at % 2;
    const high = encoding === 'utf16le' ? 1 : 0;
    // Not behind the first half of a pair, nor before the second.
    while (at > 0 && ((bytes[at + high] ?? 0xd8) & 0xf8) === 0xd8) at -= 2;
    return Math.max(0, at);
  }
  while (at > 0 && !isPlainAscii(bytes[at] as number)) at--;
  return at <= 0 && bytes.length >= 8 * RAW_BYTES ? bytes.length : Math.max(0, at);
}
