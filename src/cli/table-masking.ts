import { parse } from 'csv-parse/sync';
import { TABLES } from '../audit/tables.js';
import { TABLES as INPUT_TABLES, namesOf } from '../intake/index.js';
import { MASKED } from '../reports/shared/privacy.js';
import { headerKey } from '../tables/values.js';
import { maskFree, maskPersons } from './masking.js';

/** What of the cells of inputs and outputs may be shown: a column tells more than the look of a value. */

/** A value of an output's column as it may be shown. */
export function maskCell(file: string, column: string, text: string): string {
  // The owner of a counter is a person or a household; elsewhere a key is an institution, a month …
  const isOwner = column === 'key' && file === 'accumulators.csv';
  if (column === 'person_id' || column === 'household_id' || isOwner) return MASKED.id(text);
  if (column === 'name') return MASKED.name(text);
  if (['row', 'value', 'note', ''].includes(column)) return maskFree(text);
  // A message quotes the value.
  if (column === 'message') return maskPersons(text.replace(/[“"][^”"]*[”"]/g, maskFree));
  return ['file', 'column'].includes(column) ? maskPersons(text) : text;
}

/** A line of an output as it may be shown. */
export function maskLine(file: string, line: string): string {
  const columns = (TABLES as Readonly<Record<string, string>>)[file]?.split(' ');
  const cells = cellsOf(line);
  if (columns === undefined || cells?.length !== columns.length) return maskFree(line);
  // The header of the file is no person's row.
  return cells.map((cell, at) => (cell === columns[at] ? cell : maskCell(file, columns[at], cell))).join(',');
}

/** The cells of a line; undefined for a line that is not a whole record. */
function cellsOf(line: string): string[] | undefined {
  try {
    return (parse(line) as string[][])[0];
  } catch {
    return undefined;
  }
}

/** Headers of input columns that hold numbers of persons or households, and names, in every spelling. */
const NUMBER_HEADERS = headersOf(({ name, kind }) => kind === 'person' || name === 'household_id');
const NAME_HEADERS = headersOf(({ name }) => name === 'name');
/** The number of a claim may be made from that of a person, the number of an institution never. */
const CLAIM_HEADERS = headersOf(({ name }) => name === 'claim_id' || name === 'reverses');
const INSTITUTION_HEADERS = headersOf(({ name }) => name.startsWith('institution'));

/** A value of an input's column, by the file's own header, as it may be shown. */
export function maskInput(header: string, text: string): string {
  const key = headerKey(header);
  if (NUMBER_HEADERS.has(key)) return MASKED.id(text);
  if (NAME_HEADERS.has(key)) return MASKED.name(text);
  if (CLAIM_HEADERS.has(key)) return maskPersons(text, 'printed');
  return INSTITUTION_HEADERS.has(key) ? maskPersons(text, 'long') : maskFree(text);
}

function headersOf(
  isMeant: (column: (typeof INPUT_TABLES)['roster']['columns'][number]) => boolean,
): ReadonlySet<string> {
  const columns = Object.values(INPUT_TABLES).flatMap((table) => table.columns);
  return new Set(columns.filter(isMeant).flatMap(namesOf).map(headerKey));
}
