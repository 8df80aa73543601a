import type { Column, FileColumns } from '../../tables/index.js';
import { CHINESE_HEADERS, type OutputColumn } from '../../text/reports.js';

/** A table of the columns that are read again from an output file, under English or Chinese headers. */
export function outputTable<Name extends OutputColumn>(names: readonly Name[]): FileColumns<Name> {
  return {
    columns: names.map((name): Column & { name: Name } => {
      const zh = CHINESE_HEADERS[name];
      return { name, zh, kind: 'text', required: true, aliases: [], about: { en: name, zh } };
    }),
    ignored: [],
  };
}
