import type { HeaderTest } from '../../columnar/csv-splitter.js';
import { headerKey } from '../../tables/values.js';

/** Tells the records that repeat the header. Cells are read one by one: the first one is nearly always another text. */
export function isRepeated(header: readonly string[]): HeaderTest {
  const keys = header.map(headerKey);
  return (count, cellAt) =>
    count === keys.length && keys.every((key, cell) => headerKey(cellAt(cell)) === key);
}
