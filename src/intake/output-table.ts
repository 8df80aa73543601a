import type { Column, ColumnTable } from '../tables/index.js';
import { CHINESE_HEADERS, type OutputColumn } from '../text/reports.js';

/** Columns of a file that a run has written and that is read again, under either headers; the others are passed over. */
export function outputTable<Name extends OutputColumn>(names: readonly Name[]): ColumnTable<Name> {
  return {
    columns: names.map((name): Column & { name: Name } => {
      const zh = CHINESE_HEADERS[name];
      return { name, zh, kind: 'text', required: true, aliases: [], about: { en: name, zh } };
    }),
    ignored: [],
  };
}
