import { cleanCell, Fault } from '../../tables/values.js';
import { readAccountingAmount } from './amounts.js';

/**
 * Counts the cells of unknown columns. These columns are not read, but one of amounts must not be left out silently,
 * because totals would then be wrong.
 */

/** The kinds of cells that are counted separately. */
export const CellIs = { blank: 0, text: 1, amount: 2, amountWithPoint: 3 } as const;

/** Counts by column, in the order of the layout's unknown columns. Plain data, so that threads can send it. */
export interface UnknownCells {
  /** Cells that are not blank. */
  readonly filled: number[];
  /** Cells that are amounts. */
  readonly amounts: number[];
  /** Cells that are amounts with decimals. */
  readonly points: number[];
  /** The first different amounts, as they are written in the file. */
  readonly samples: string[][];
}

/** Counts of 0 for a number of columns. */
export function noUnknownCells(columns: number): UnknownCells {
  const zeros = (): number[] => new Array<number>(columns).fill(0);
  return { filled: zeros(), amounts: zeros(), points: zeros(), samples: zeros().map(() => []) };
}

const SAMPLES = 3;

/** Counts a cell. Its text is only fetched where it may be kept as a sample. */
export function countCell(cells: UnknownCells, nth: number, is: number, text: () => string): void {
  if (is === CellIs.blank) return;
  (cells.filled[nth] as number)++;
  if (is === CellIs.text) return;
  (cells.amounts[nth] as number)++;
  if (is === CellIs.amountWithPoint) (cells.points[nth] as number)++;
  const samples = cells.samples[nth] as string[];
  if (samples.length < SAMPLES) keepSample(samples, text());
}

function keepSample(samples: string[], text: string): void {
  const sample = text.trim();
  if (samples.length < SAMPLES && !samples.includes(sample)) samples.push(sample);
}

/** Adds the counts of a later range of the same file. */
export function addUnknownCells(cells: UnknownCells, more: UnknownCells): void {
  more.filled.forEach((filled, nth) => {
    (cells.filled[nth] as number) += filled;
    (cells.amounts[nth] as number) += more.amounts[nth] as number;
    (cells.points[nth] as number) += more.points[nth] as number;
    for (const sample of more.samples[nth] as string[]) keepSample(cells.samples[nth] as string[], sample);
  });
}

/** A number with more digits before the point is no amount. */
const MOST_DIGITS = 9;
const DASHES = /^[-—–]+$/;

/** The kind of a cell (`CellIs`), by its text. */
export function kindOfCell(cell: string): number {
  const text = cleanCell(cell);
  if (text === '' || DASHES.test(text)) return CellIs.blank;
  if (readAccountingAmount(text) instanceof Fault) return CellIs.text;
  const [whole = ''] = text.replace(/[^\d.]/g, '').split('.');
  if (whole.length > MOST_DIGITS) return CellIs.text;
  return text.includes('.') ? CellIs.amountWithPoint : CellIs.amount;
}

const DECODER = new TextDecoder();
const ZERO = 0x30;
const HYPHEN = 0x2d;
const POINT = 0x2e;
/** The first bytes, in UTF-8, of common Chinese characters and of full-width digits. */
const FIRST_HAN = 0xe4;
const LAST_HAN = 0xe9;
const MAY_BE_FULL_WIDTH = 0xef;

/** The same by its bytes in UTF-8, bytes[start, end), which are not empty. */
export function kindOfBytes(bytes: Uint8Array, start: number, end: number): number {
  let at = bytes[start] === HYPHEN ? start + 1 : start;
  const first = at;
  while (at < end && isDigit(bytes[at] as number)) at++;
  const digits = at - first;
  if (digits > 0 && digits <= MOST_DIGITS) {
    if (at === end) return CellIs.amount;
    if (bytes[at] === POINT) {
      const decimals = end - at - 1;
      if (decimals === 1 && isDigit(bytes[at + 1] as number)) return CellIs.amountWithPoint;
      if (decimals === 2 && isDigit(bytes[at + 1] as number) && isDigit(bytes[at + 2] as number))
        return CellIs.amountWithPoint;
    }
  }
  const lead = bytes[start] as number;
  if (lead >= FIRST_HAN && lead <= LAST_HAN && !mayHaveDigit(bytes, start, end)) return CellIs.text;
  return kindOfCell(DECODER.decode(bytes.subarray(start, end)));
}

function mayHaveDigit(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++)
    if (isDigit(bytes[at] as number) || bytes[at] === MAY_BE_FULL_WIDTH) return true;
  return false;
}

function isDigit(byte: number): boolean {
  return (byte - ZERO) >>> 0 <= 9;
}

/** Words in a header that mean money. */
const MONEY_WORDS = /费|支|付|金额|款|报销|补|amt|pay|paid|fee|fund|sum|amount/i;
/** Words for a payer. Many headers of amounts consist of the payer alone: 城乡居民大病保险. */
const PAYERS = /险|大病|大额|统筹|基金|救助|赔|减免|兜底|优抚|抵扣|商保|财政/;
/** Endings of headers of numbers that are no amounts. */
const NO_AMOUNT = /(?:号|编码|代码|类型|类别|种类|标志|标识|日期|时间|年度|年份|月份|次数|人数|天数|比例)$/;

/** Whether an unknown column looks like amounts of money, by its cells and its header. */
export function looksLikeMoney(cells: UnknownCells, nth: number, header: string): boolean {
  const filled = cells.filled[nth] as number;
  const isMostlyAmounts = (cells.amounts[nth] as number) * 2 > filled;
  if (!isMostlyAmounts) return false;
  if ((cells.points[nth] as number) > 0 || MONEY_WORDS.test(header)) return true;
  return PAYERS.test(header) && !NO_AMOUNT.test(header.trim());
}
