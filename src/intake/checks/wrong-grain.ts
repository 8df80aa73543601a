import { rowText } from '../../columnar/csv-splitter.js';
import { parseQuoted } from '../../columnar/quoted.js';
import { ReliefError } from '../../domain/errors.js';
import type { ClaimTable } from '../../tables/claim-table.js';
import type { ClaimColumn } from '../../tables/index.js';
import { cleanCell, Fault } from '../../tables/values.js';
import { readAccountingAmount } from '../cells/amounts.js';
import { rowTexts } from '../records/records.js';
import type { FileRead } from '../records/table-reader.js';

/**
 * An export of the wrong grain has several rows for a settlement, one for each fund or item, and every row repeats the
 * whole bill. If it were read, one row would count as the claim and the others as duplicates.
 */

/** The number of claims with several rows that are examined. */
const MOST_GROUPS = 1000;

/**
 * Refuses files in which the rows of most claims with several rows differ only in a code and an amount.
 * Errors: WRONG_GRAIN.
 *
 * @param groups The indexes of claims that share their claim_id.
 */
export async function refuseWrongGrain(
  claims: ClaimTable,
  groups: readonly (readonly number[])[],
  files: readonly FileRead<ClaimColumn>[],
): Promise<void> {
  for (const [number, file] of files.entries()) {
    const own = groups
      .map((group) => group.filter((claimIndex) => claims.file[claimIndex] === number))
      .filter((group) => group.length > 1);
    const alike = own.filter((group) => isOneBill(claims, group));
    if (alike.length === 0 || alike.length * 2 < own.length) continue;
    const details = await detailsIn(claims, alike.slice(0, MOST_GROUPS), file);
    const [first] = details;
    if (first === undefined || details.length * 2 < Math.min(own.length, MOST_GROUPS)) continue;
    // A single claim, among others with one row each, may be a mistake.
    if (details.length === 1 && first.rows.length < file.rows) continue;
    const [, second] = first.rows;
    throw new ReliefError('WRONG_GRAIN', {
      file: file.source.path,
      line: claims.line[second as number],
      column: first.columns.map((position) => file.layout.header[position]?.trim()).join(', '),
      value: claims.claimIds.text(claims.claimId[second as number] as number),
    });
  }
}

/** Whether rows agree in person, settlement and bill. */
function isOneBill(claims: ClaimTable, group: readonly number[]): boolean {
  const columns = [
    claims.person,
    claims.settledOn,
    claims.settledSecond,
    claims.institution,
    claims.service,
    claims.total,
    claims.eligible,
  ];
  return columns.every((column) =>
    group.every((claimIndex) => column[claimIndex] === column[group[0] as number]),
  );
}

/** The rows of a claim that are details of one settlement. */
interface Detail {
  readonly rows: readonly number[];
  /** Positions of the columns in which the rows differ. */
  readonly columns: readonly number[];
}

/** The groups whose rows differ only in codes and amounts. */
async function detailsIn(
  claims: ClaimTable,
  groups: readonly (readonly number[])[],
  file: FileRead<ClaimColumn>,
): Promise<Detail[]> {
  const lineOf = (claimIndex: number): number => claims.line[claimIndex] as number;
  const lines = groups.flat().map(lineOf);
  const sorted = [...lines].sort((a, b) => a - b);
  const texts = await rowTexts(file, sorted, rowText);
  const textOf = new Map(sorted.map((line, at) => [line, texts[at] as string]));
  return groups.flatMap((rows) => {
    const cells = rows.map((row) => cellsOf(textOf.get(lineOf(row)) as string, file.shape.delimiter));
    const columns = differingColumns(cells);
    return isDetail(file, cells, columns) ? [{ rows, columns }] : [];
  });
}

function cellsOf(row: string, delimiter: number): readonly string[] {
  return (parseQuoted(Buffer.from(row), delimiter) ?? []).map(cleanCell);
}

function differingColumns([first = [], ...others]: readonly (readonly string[])[]): number[] {
  return [...first.keys()].filter((position) => others.some((cells) => cells[position] !== first[position]));
}

const MONEY_HEADER = /费|支|付|金额|款|报销|补|额|amt|pay|paid|fee|fund|sum|amount|cost|price/i;
const CODE_HEADER = /type|code|类型|类别|编码|代码|名称|name|险种|项目|item|目录/i;
const NOTE_HEADER = /序号|行号|备注|说明|^no$|remark|memo|note|时间|日期|date|time|操作|经办/i;

/** Whether rows differ in an amount and in a code, and otherwise in no column that is read except amounts. */
function isDetail(
  { layout }: FileRead<ClaimColumn>,
  cells: readonly (readonly string[])[],
  columns: readonly number[],
): boolean {
  const kinds = new Map(
    [...layout.fields.values()].flatMap(({ column, positions }) =>
      positions.map((position) => [position, column.kind] as const),
    ),
  );
  if (columns.some((position) => (kinds.get(position) ?? 'amount') !== 'amount')) return false;
  const header = (position: number): string => layout.header[position] ?? '';
  const isAmount = (position: number): boolean =>
    !CODE_HEADER.test(header(position)) &&
    (kinds.has(position) || MONEY_HEADER.test(header(position))) &&
    cells.every(
      (row) => row[position] === '' || !(readAccountingAmount(row[position] ?? '') instanceof Fault),
    );
  const isCode = (position: number): boolean =>
    !kinds.has(position) && !isAmount(position) && !NOTE_HEADER.test(header(position));
  return columns.some(isAmount) && columns.some(isCode);
}
