import type { Random } from '../../../src/sample/random.js';
import { addColumn, cellOf, dropColumn, setCell, type Table } from './table.js';

/** How an export tells of a refund. All say the same: this claim was taken back whole. */
const STYLES = [
  'linked and signed',
  'linked, flagged and signed',
  'linked, without signs',
  'flagged and signed, no link',
  'flagged, without signs, no link',
  'signed, no link, no flag',
  'the same number, signed',
  'the same number, flagged, without signs',
] as const;
export type RefundStyle = (typeof STYLES)[number];

/** Whether the amounts of what was paid still cancel where a refund is told in this way. */
export function keepsSigns(style: RefundStyle): boolean {
  return !style.includes('without signs');
}

const AMOUNT = /_amount$|_paid$/;

/** Tells every whole refund of a canonical table in a style that is drawn. */
export function retellRefunds(table: Table, random: Random): RefundStyle {
  const style = random.pick(STYLES);
  const pairs = wholeRefunds(table);
  if (style.includes('flagged')) {
    const flagged = new Set(pairs.flat());
    addColumn(table, 'refd_setl_flag', (row) => (flagged.has(row as string[]) ? '1' : '0'));
  }
  for (const [original, refund] of pairs) {
    if (!keepsSigns(style)) dropSigns(table, refund);
    if (style.startsWith('the same number'))
      setCell(table, refund, 'claim_id', cellOf(table, original, 'claim_id'));
    if (!style.startsWith('linked')) setCell(table, refund, 'reverses', '');
  }
  // An export without links has no column for them; rows that name a claim otherwise keep theirs.
  const reverses = table.header.indexOf('reverses');
  if (!style.startsWith('linked') && table.rows.every((row) => row[reverses] === ''))
    dropColumn(table, reverses);
  return style;
}

/** Originals and the rows that take them back whole, each original once. */
function wholeRefunds(table: Table): [original: string[], refund: string[]][] {
  const byId = new Map(table.rows.map((row) => [cellOf(table, row, 'claim_id'), row]));
  const taken = new Set<string>();
  return table.rows.flatMap((refund): [string[], string[]][] => {
    const id = cellOf(table, refund, 'reverses');
    const original = byId.get(id);
    if (original === undefined || taken.has(id)) return [];
    const total = Number(cellOf(table, original, 'total_amount'));
    const isWhole =
      total === -Number(cellOf(table, refund, 'total_amount')) &&
      cellOf(table, original, 'person_id') === cellOf(table, refund, 'person_id') &&
      cellOf(table, original, 'reverses') === '';
    if (!isWhole) return [];
    taken.add(id);
    return [[original, refund]];
  });
}

function dropSigns({ header }: Table, row: string[]): void {
  header.forEach((name, at) => {
    if (AMOUNT.test(name)) row[at] = row[at].replace(/^-/, '');
  });
}
