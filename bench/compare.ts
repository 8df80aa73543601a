import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { parse } from 'csv-parse/sync';

/**
 * What both programs decide, column by column. Left out are what the peer does not model (articles, notices other
 * than that of the cap) and what it writes in another form (settled_at).
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

/** Compares two output folders row by row. */
export function compareOutputs(relief: string, peer: string): Comparison {
  const examples: string[] = [];
  let differences = 0;
  const compare = (file: string, columns: readonly string[]): number =>
    compareFiles(join(relief, file), join(peer, file), columns, (difference) => {
      if (differences++ < DIFFERENCES_SHOWN) examples.push(`${file}: ${difference}`);
    });
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
  const ourLines = linesOf(relief);
  const theirLines = linesOf(peer);
  const ourColumn = columnFinder(ourLines.next().value ?? '', relief);
  const theirColumn = columnFinder(theirLines.next().value ?? '', peer);
  const pairs = columns.map((column) => ({ column, our: ourColumn(column), their: theirColumn(column) }));
  const reasonColumn = ourColumn('reason');
  for (let row = 0; ; row++) {
    const ourLine = ourLines.next();
    const theirLine = theirLines.next();
    if (ourLine.done && theirLine.done) return row;
    if (ourLine.done || theirLine.done) {
      differ(`one file ends after ${row} rows`);
      return row;
    }
    const ours = cellsOf(ourLine.value);
    const theirs = cellsOf(theirLine.value);
    const pair = pairs.find(
      ({ column, our, their }) => !agree(column, ours[our], theirs[their], ours[reasonColumn]),
    );
    if (pair === undefined) continue;
    const { column, our, their } = pair;
    differ(
      `row ${row + 1}, ${column}: relief “${ours[our]}”, the peer “${theirs[their]}”\n  ${ourLine.value}\n  ${theirLine.value}`,
    );
  }
}

/** Finds the columns of a file by its header line. */
function columnFinder(header: string, file: string): (column: string) => number {
  const names = cellsOf(header);
  return (column) => {
    const index = names.indexOf(column);
    if (index < 0) throw new Error(`${file} has no column ${column}`);
    return index;
  };
}

/** What the roster row that was taken says. */
const OF_THE_ROSTER_ROW = new Set(['household_id', 'identity', 'category', 'area']);
/** Reasons of the checks that come before the roster is looked at. */
const BEFORE_THE_ROSTER = /^(REVERSED|ORPHAN_REVERSAL|POLICY_NOT_IN_FORCE|OTHER_PROGRAM|EXCLUDED_.*)$/;

function agree(column: string, ours: string, theirs: string, reason: string): boolean {
  // The number of decimals of a ratio is a matter of form.
  if (column === 'ratio') return Number(ours) === Number(theirs);
  // The peer joins the roster to every claim; a claim that stops earlier has not taken a row.
  if (OF_THE_ROSTER_ROW.has(column) && BEFORE_THE_ROSTER.test(reason)) return ours === '';
  return ours === theirs;
}

/** The cells of a line. DuckDB writes an empty text as two quotes, to distinguish it from a missing one. */
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
