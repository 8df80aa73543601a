import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { parse } from 'csv-parse/sync';

/**
 * What both programs decide, column by column. Left out are what the peer does not model (articles, notices
 * beyond the cap) and what it writes in another form (settled_at); both files stand in its order all the same.
 */
const DECISION_COLUMNS = [
  'policy',
  'claim_id',
  'person_id',
  'household_id',
  'identity',
  'category',
  'service_type',
  'benefit_year',
  'institution_id',
  'area',
  'channel',
  'status',
  'reason',
  'total_amount',
  'base_amount',
  'deductible_applied',
  'payable',
  'fund',
];
const BENEFIT_COLUMNS = [
  'policy',
  'claim_id',
  'benefit',
  'base_amount',
  'burden_before',
  'deductible',
  'above_deductible',
  'ratio',
  'gross',
  'cap',
  'paid_before',
  'payable',
  'reason',
];
const DIFFERENCES_SHOWN = 5;

export interface Comparison {
  readonly decisions: number;
  readonly benefits: number;
  /** How many rows differ, and the first of them in words. */
  readonly differences: number;
  readonly examples: readonly string[];
}

/** Holds two output folders against each other, row by row. */
export function compareOutputs(relief: string, peer: string): Comparison {
  const examples: string[] = [];
  let differences = 0;
  const compare = (file: string, columns: readonly string[]): number => {
    const rows = compareFiles(join(relief, file), join(peer, file), columns, (difference) => {
      if (differences++ < DIFFERENCES_SHOWN) examples.push(`${file}: ${difference}`);
    });
    return rows;
  };
  const decisions = compare('decisions.csv', DECISION_COLUMNS);
  const benefits = compare('benefits.csv', BENEFIT_COLUMNS);
  return { decisions, benefits, differences, examples };
}

/** Calls back for each row in which one of the columns differs; returns the number of rows compared. */
function compareFiles(
  relief: string,
  peer: string,
  columns: readonly string[],
  differ: (difference: string) => void,
): number {
  const left = linesOf(relief);
  const right = linesOf(peer);
  const leftHeader = cellsOf(left.next().value ?? '');
  const rightHeader = cellsOf(right.next().value ?? '');
  const places = columns.map((column) => {
    const found = { column, left: leftHeader.indexOf(column), right: rightHeader.indexOf(column) };
    if (found.left < 0 || found.right < 0) throw new Error(`no column ${column} in ${relief} or ${peer}`);
    return found;
  });
  for (let row = 0; ; row++) {
    const a = left.next();
    const b = right.next();
    if (a.done && b.done) return row;
    if (a.done || b.done) {
      differ(`one file ends after ${row} rows`);
      return row;
    }
    const ours = cellsOf(a.value);
    const theirs = cellsOf(b.value);
    const place = places.find(({ column, left, right }) => !isSame(column, ours[left], theirs[right]));
    if (place !== undefined) {
      differ(
        `row ${row + 1}, ${place.column}: relief ${ours[place.left]} and the peer ${theirs[place.right]}\n  ${a.value}\n  ${b.value}`,
      );
    }
  }
}

/** A ratio may have another number of decimals; everything else is the same to the letter. */
function isSame(column: string, ours: string, theirs: string): boolean {
  return ours === theirs || (column === 'ratio' && Number(ours) === Number(theirs));
}

/** The cells of a line. DuckDB writes an empty text as two quotes, which tells it from a missing one. */
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const plain = line.replaceAll(/(?<=^|,)""(?=,|$)/g, '');
  return plain.includes('"') ? (parse(line)[0] as string[]) : plain.split(',');
}

function* linesOf(path: string): Generator<string, undefined> {
  const file = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(1 << 20);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (;;) {
    const size = readSync(file, buffer, 0, buffer.length, null);
    if (size === 0) break;
    const lines = (rest + decoder.write(buffer.subarray(0, size))).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  closeSync(file);
  if (rest !== '') yield rest;
  return undefined;
}
