import { ReliefError } from '../../domain/errors.js';
import type { MappedColumn } from '../../domain/reading-rules.js';
import { headerKey } from '../../tables/values.js';

const FUND_CODE =
  /^fundpaytype(?:name)?$|^fund(?:type|code)$|^基金(?:支付|款项待遇享受)?(?:类型|类别|名称|代码|编码)$/;
const FUND_AMOUNT = /^fundpayam(?:oun)?t$|^(?:基金)?支付(?:金额|额)$|^基金(?:金额|支出|支出金额)$/;

/**
 * Refuses a header with a column for the fund and a column for its amount, unless relief.yaml maps the amount.
 * Errors: WRONG_GRAIN.
 */
export function refuseFundDetail(
  header: readonly string[],
  file: string,
  line: number,
  mapped: Readonly<Record<string, MappedColumn>> = {},
): void {
  const known = new Set(Object.keys(mapped).map(headerKey));
  const code = header.find((name) => FUND_CODE.test(headerKey(name)));
  const amount = header.find((name) => FUND_AMOUNT.test(headerKey(name)) && !known.has(headerKey(name)));
  if (code === undefined || amount === undefined) return;
  throw new ReliefError('WRONG_GRAIN', { file, line, column: `${code.trim()}, ${amount.trim()}` });
}
