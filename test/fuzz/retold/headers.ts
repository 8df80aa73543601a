import { CLAIM_TABLE } from '../../../src/intake/index.js';
import type { Random } from '../../../src/sample/random.js';
import { addColumn, dropColumn, someColumn, type Table } from './table.js';

/** One way in which the header of an export differs from the canonical one. Returns what was done. */
type Retelling = (table: Table, random: Random) => string;

const STRANGE_NAMES = [
  '支出金额二',
  'amt_x',
  '城乡居民大病',
  '统筹1',
  'f12',
  '费用(自定义)',
  '标识',
  '备用字段',
  '某日期',
  'kind',
];
const MONEY = /_amount$|_paid$/;

export const RETELLINGS: readonly Retelling[] = [
  function knownName(table, random) {
    const at = someColumn(table, random);
    const column = CLAIM_TABLE.columns.find(({ name }) => name === table.header[at]);
    if (column === undefined) return 'nothing';
    const name = random.pick([column.zh, ...column.aliases]);
    return renamed(table, at, name);
  },
  function strangeName(table, random) {
    return renamed(table, someColumn(table, random), random.pick(STRANGE_NAMES));
  },
  function strangeNameOfMoney(table, random) {
    return renamed(table, someColumn(table, random, MONEY), random.pick(STRANGE_NAMES));
  },
  function decorated(table, random) {
    const at = someColumn(table, random);
    const name = table.header[at];
    const decorations = [
      `*${name}`,
      `${name}(必填)`,
      `${name}（元）`,
      ` ${name}\t`,
      name.toUpperCase(),
      `${name}\n`,
      `\u200b${name}`,
    ];
    return renamed(table, at, random.pick(decorations));
  },
  function inTenThousands(table, random) {
    const at = someColumn(table, random, MONEY);
    return renamed(table, at, `${table.header[at]}（万元）`);
  },
  function doubled(table, random) {
    const at = someColumn(table, random);
    const name = table.header[at];
    const isOther = random.chance(5000);
    addColumn(table, name, (row) => (isOther ? '1.00' : row[at]));
    return `${name} doubled`;
  },
  function missing(table, random) {
    const at = someColumn(table, random);
    const name = table.header[at];
    // Two equal bills without any mark of a refund are two treatments: such a file says nothing else.
    if (name === 'refd_setl_flag' && table.header.includes('reverses')) return 'nothing';
    dropColumn(table, at);
    return `${name} missing`;
  },
  function withNameTwins(table, random) {
    const at = someColumn(table, random);
    addColumn(table, `${table.header[at]}_name`, () => '某某');
    return 'name twin';
  },
  function strangeMoney(table, random) {
    addColumn(
      table,
      random.pick(STRANGE_NAMES),
      () => `${random.between(1, 9999)}.${random.between(10, 99)}`,
    );
    return 'column of money added';
  },
  function emptyColumns(table) {
    addColumn(table, '', () => '');
    return 'empty column';
  },
  function moved(table, random) {
    const from = random.below(table.header.length);
    const to = random.below(table.header.length);
    for (const cells of [table.header, ...table.rows]) cells.splice(to, 0, ...cells.splice(from, 1));
    return 'column moved';
  },
  function shiftedHeader(table, random) {
    const by = random.pick([1, table.header.length - 1]);
    table.header.unshift(...table.header.splice(by));
    return `header shifted by ${by}`;
  },
];

function renamed(table: Table, at: number, name: string): string {
  const was = table.header[at];
  table.header[at] = name;
  return `${was} called ${JSON.stringify(name)}`;
}
