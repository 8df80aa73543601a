const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const FILE_HEADER = 0x04034b50;

/** 1980-01-01 00:00:00, the earliest time of a zip file: year 0, month 1, day 1. */
const FIRST_TIME = 0;
const FIRST_DATE = (1 << 5) | 1;

/**
 * Sets the time of every file in a zip archive to one fixed moment, in place. The library that packs the workbook
 * writes the current time, but the same results must give the same bytes.
 */
export function fixZipTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - 22;
  expect(view, end, END_OF_DIRECTORY);
  const files = view.getUint16(end + 10, true);
  let entry = view.getUint32(end + 16, true);
  for (let file = 0; file < files; file++) {
    expect(view, entry, DIRECTORY_ENTRY);
    const header = view.getUint32(entry + 42, true);
    expect(view, header, FILE_HEADER);
    setTime(view, entry + 12);
    setTime(view, header + 10);
    entry +=
      46 +
      view.getUint16(entry + 28, true) +
      view.getUint16(entry + 30, true) +
      view.getUint16(entry + 32, true);
  }
  return zip;
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, FIRST_TIME, true);
  view.setUint16(at + 2, FIRST_DATE, true);
}

function expect(view: DataView, at: number, signature: number): void {
  if (at < 0 || view.getUint32(at, true) !== signature)
    throw new Error(`the workbook's zip is not as expected at ${at}`);
}
