import { BEYOND_ASCII, cleanCell } from '../../tables/values.js';
import type { Layout } from '../header/layout.js';

/**
 * Finds rows that people write under a list: subtotals, totals, and lines for signatures. Such a row has its word in a
 * column that names a person, a claim or a day in other rows. A note that mentions a total does not make a row one.
 */

/** 合计, 小计, 某县小计, 1月合计, 合计3人, 本年累计(元) … */
const SUM =
  /^[\p{L}\d年月日.\-/第]{0,16}?(?:小计|合计|总计|共计|累计)(?:数|额|金额|人数|人次|笔数)?(?:[:：].*|\(.*\)|[\d.,]+[\p{L}]{0,2})?$/u;
/** 制表人：张某, 审核：, 单位盖章, 填表日期：2023-01-05 … */
const SIGNATURE =
  /^(?:制表|制单|填表|填报|填制|审核|复核|审批|负责|经办|主管|分管|会计|出纳|财务|单位|公章|领导|打印|导出)(?:单位|部门|机构|科室|财务|经办)?(?:负责)?(?:人|人员|领导|日期|时间)?(?:签字|签名|签章|盖章|公章|意见)?(?:[:：_(].*)?$/u;
/** These words alone are no line for a signature: an id may begin with them. */
const TOO_SHORT = new Set(['单位', '财务', '领导', '打印', '导出']);
const FOREIGN_SUM = /^(?:(?:grand|sub)[- ]?)?totals?:?$/i;

/** Columns that identify a row, and columns that may have the title of a total. */
const KEYS = ['claim_id', 'person_id', 'date', 'entry'];
const LABELS = ['name', 'note'];

/** The cell that shows that a row is a total. */
interface TotalRow {
  readonly position: number;
  readonly value: string;
}

/** Finds totals and signature lines in files of one layout. */
export class TotalRows {
  private readonly keys: readonly number[];
  private readonly labels: readonly number[];

  constructor(layout: Layout<string>) {
    const positionsOf = (names: readonly string[]) =>
      names.flatMap((name) => layout.fields.get(name)?.positions.slice(0, 1) ?? []);
    this.keys = positionsOf(KEYS);
    this.labels = positionsOf(LABELS);
  }

  /** The cell that shows that a row is a total; undefined where the row may be data. */
  find(texts: readonly string[]): TotalRow | undefined {
    const isWord = (position: number) => isTotalWord(texts[position]);
    const key = this.keys.find(isWord);
    if (key !== undefined) return { position: key, value: texts[key] as string };
    // A row with all its keys is data, whatever its other cells say.
    if (!this.keys.some((position) => cleanCell(texts[position] ?? '') === '')) return undefined;
    const first = texts.findIndex((text) => cleanCell(text) !== '');
    const isTitle = (position: number) => isWord(position) || isForeignSum(texts[position]);
    const label = [first, ...this.keys, ...this.labels].find(isTitle);
    return label === undefined ? undefined : { position: label, value: texts[label] as string };
  }
}

function isTotalWord(cell: string | undefined): boolean {
  if (cell === undefined || !BEYOND_ASCII.test(cell)) return false;
  const text = cleanCell(cell).replace(/\s/g, '');
  if (TOO_SHORT.has(text)) return false;
  return SUM.test(text) || SIGNATURE.test(text);
}

/** An English word may also be an id, so it counts only where a key of the row is blank. */
function isForeignSum(cell: string | undefined): boolean {
  return FOREIGN_SUM.test(cell?.trim() ?? '');
}
