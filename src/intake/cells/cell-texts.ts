import type { Cells } from '../../columnar/record-sink.js';

/** The texts of the first cells of a record, at most `columns` of them. */
export function cellTexts({ bounds, count }: Cells, bytes: Buffer, columns: number): string[] {
  const texts: string[] = [];
  for (let i = 0; i < Math.min(count, columns); i++) {
    texts.push(bytes.toString('utf8', bounds[i], bounds[i + 1] - 1));
  }
  return texts;
}
