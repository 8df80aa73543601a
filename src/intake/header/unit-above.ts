import { ReliefError } from '../../domain/errors.js';
import { cleanCell } from '../../tables/values.js';
import type { Layout } from './layout.js';

/**
 * Tables of an office name the unit of their amounts above the header: 单位：万元. A reader who looks at the columns alone
 * would take ten thousands of yuan for yuan, and every amount of the table would be wrong in the same way.
 */

/** A unit that a line above a header names. */
export interface UnitAbove {
  readonly line: number;
  readonly text: string;
}

const LARGER = '[十拾百佰千仟万萬亿億]+元';
/** 单位：万元, (单位:人、万元), 金额单位为千元, 单位：分. It does not match the unit of one yuan. */
const NAMED = new RegExp(
  `单 ?位 ?[:为是(]? ?(?:[^\\d,;|\\t:"]{0,10}[、/] ?)?(?:人民币 ?[:/]? ?)?(?:${LARGER}|[万萬角分])(?![\\p{L}\\d])`,
  'u',
);
/** 救助明细表(万元) */
const IN_BRACKETS = new RegExp(`\\( ?(?:人民币|金额)?[:/ ]*${LARGER} ?\\)`);

/** The unit that a line above a header names, unless it is yuan. */
export function unitIn(text: string): string | undefined {
  const plain = cleanCell(text.replace(/\s+/g, ' '));
  return (NAMED.exec(plain) ?? IN_BRACKETS.exec(plain))?.[0];
}

/**
 * Refuses a file that names a unit other than yuan above its header, unless relief.yaml names the unit of every column of
 * amounts that is read.
 * Errors: UNIT_ABOVE_HEADER.
 */
export function refuseUnitAbove(
  { fields, header }: Layout<string>,
  file: string,
  above: UnitAbove | undefined,
): void {
  if (above === undefined) return;
  const inYuan = [...fields.values()]
    .filter(({ kind }) => kind === 'amount')
    .flatMap(({ positions, tenThousands }) =>
      positions.filter((position) => !tenThousands.includes(position)),
    );
  if (inYuan.length === 0) return;
  throw new ReliefError('UNIT_ABOVE_HEADER', {
    file,
    line: above.line,
    value: above.text,
    column: inYuan.map((position) => (header[position] as string).trim().replace(/\s+/g, ' ')).join(', '),
  });
}
