import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { ReliefError } from '../../domain/errors.js';

/** Told of the parts of an XML file as they come. Names are without the prefix of a namespace. */
export interface XmlSink {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Called after each piece of the file; what has come together can be written. True ends the reading. */
  pause?(): Promise<boolean | undefined>;
}

/** Reads an XML file of a workbook piece by piece. Errors: BAD_WORKBOOK, and those of the bytes. */
export async function readXml(bytes: AsyncIterable<Buffer>, taker: XmlSink, file: string): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('opentag', ({ name, attributes }) => taker.open(withoutPrefix(name), attributes));
  if (taker.text !== undefined) {
    const text = taker.text.bind(taker);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (taker.close !== undefined) {
    const close = taker.close.bind(taker);
    parser.on('closetag', ({ name }) => close(withoutPrefix(name)));
  }
  let decoder: TextDecoder | undefined;
  for await (const chunk of bytes) {
    decoder ??= decoderOf(chunk);
    parse(parser, decoder, chunk, file);
    if ((await taker.pause?.()) === true) return;
  }
  parse(parser, decoder ?? new TextDecoder(), undefined, file);
  await taker.pause?.();
}

function parse(parser: SaxesParser, decoder: TextDecoder, chunk: Buffer | undefined, file: string): void {
  try {
    if (chunk !== undefined) parser.write(decoder.decode(chunk, { stream: true }));
    else parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof ReliefError) throw error;
    throw new ReliefError('BAD_WORKBOOK', { file, value: (error as Error).message.replace(/\.$/, '') });
  }
}

/** XML is UTF-8 or has the mark of UTF-16. */
function decoderOf(first: Buffer): TextDecoder {
  const mark = first.length < 2 ? 0 : first.readUInt16BE(0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute, whatever the prefix of its name. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (name in attributes) return attributes[name];
  const key = Object.keys(attributes).find((known) => known.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}
