import { inflateRawSync } from 'node:zlib';

export interface ZippedFile {
  readonly name: string;
  readonly text: string;
  /** Date and time of the directory entry and of the file's own header, as the zip stores them. */
  readonly times: readonly number[];
}

/** The files of a zip archive, read independently of the library that packed it. */
export function unzip(bytes: Uint8Array): ZippedFile[] {
  const zip = Buffer.from(bytes);
  const end = zip.length - 22;
  let entry = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const nameLength = zip.readUInt16LE(entry + 28);
    const name = zip.toString('utf8', entry + 46, entry + 46 + nameLength);
    const header = zip.readUInt32LE(entry + 42);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
    const text = (zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
    const times = [zip.readUInt32LE(entry + 12), zip.readUInt32LE(header + 10)];
    entry += 46 + nameLength + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
    return { name, text, times };
  });
}
