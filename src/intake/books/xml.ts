import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { ReliefError } from '../../domain/errors.js';

/** Gets the elements and texts of an XML file in their order. Names are without the prefix of a namespace. */
export interface XmlSink {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Called after each chunk of the file, so that collected data can be written. True ends the reading. */
  pause?(): Promise<boolean | undefined>;
}

/** Reads an XML file of a workbook chunk by chunk. Errors: BAD_WORKBOOK, and those of reading the bytes. */
export async function readXml(bytes: AsyncIterable<Buffer>, sink: XmlSink, file: string): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('opentag', ({ name, attributes }) => sink.open(withoutPrefix(name), attributes));
  if (sink.text !== undefined) {
    const text = sink.text.bind(sink);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (sink.close !== undefined) {
    const close = sink.close.bind(sink);
    parser.on('closetag', ({ name }) => close(withoutPrefix(name)));
  }
  let decoder: TextDecoder | undefined;
  for await (const chunk of bytes) {
    decoder ??= decoderOf(chunk);
    parse(parser, decoder, chunk, file);
    if ((await sink.pause?.()) === true) return;
  }
  parse(parser, decoder ?? new TextDecoder(), undefined, file);
  await sink.pause?.();
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

/** XML is UTF-8, or UTF-16 with a byte order mark. */
function decoderOf(first: Buffer): TextDecoder {
  const mark = first.length < 2 ? 0 : first.readUInt16BE(0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute, with any prefix of its name. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (name in attributes) return attributes[name];
  const key = Object.keys(attributes).find((known) => known.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}
