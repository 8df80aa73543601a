import type { Fen } from '../../domain/money.js';
import { Fault } from '../../tables/values.js';
import { readAmount } from './amounts.js';

/** Sign or currency, whole part, decimals, and what stands behind the number. */
const PARTS = /^([^\d.元]*)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?([^\d.元]*?)\s*(?:[万萬]元?)?$/;
const PLACES = 4;

/**
 * Reads ten thousands of yuan as whole fen: the point moves four places to the right, no digit is lost or added. With
 * more than six decimals there would be parts of a fen.
 */
export function readTenThousands(text: string): Fen | Fault {
  const match = PARTS.exec(text);
  if (match === null) return new Fault('BAD_AMOUNT');
  const [, before = '', whole = '', decimals = '', behind = ''] = match;
  const padded = decimals.padEnd(PLACES, '0');
  if (whole === '' && decimals === '') return new Fault('BAD_AMOUNT');
  const yuan = whole.replaceAll(',', '') + padded.slice(0, PLACES);
  const rest = padded.slice(PLACES);
  return readAmount(`${before}${yuan}${rest === '' ? '' : `.${rest}`}${behind}`);
}
