import writeExcelFile from 'write-excel-file/node';
import type { Language } from '../../text/catalogue.js';
import type { RunResults } from '../results.js';
import { Names } from '../shared/names.js';
import { MOST_ROWS, makeSheet, type SheetPlan } from './sheet.js';
import { capsSheet } from './sheets/caps.js';
import { differencesSheet } from './sheets/differences.js';
import { fundSheet } from './sheets/fund.js';
import { ledgerSheet } from './sheets/ledger.js';
import { pendedSheet } from './sheets/pended.js';
import { reconciliationSheet } from './sheets/reconciliation.js';
import { rejectedSheet } from './sheets/rejected.js';
import { institutionsSheet, personsSheet } from './sheets/settlements.js';
import { summarySheet } from './sheets/summary.js';
import { warningsSheet } from './sheets/warnings.js';
import { fixZipTimes } from './zip-times.js';

/** The sheets, in order. */
const SHEETS: readonly SheetPlan[] = [
  summarySheet,
  fundSheet,
  ledgerSheet,
  reconciliationSheet,
  differencesSheet,
  institutionsSheet,
  personsSheet,
  warningsSheet,
  capsSheet,
  pendedSheet,
  rejectedSheet,
];

/**
 * The human report report.xlsx, with the figures of the CSV files. The same results and language give the same bytes.
 * @param mostRows The most rows of a sheet; what is beyond is named in its last line.
 */
export async function writeWorkbook(
  results: RunResults,
  lang: Language,
  mostRows = MOST_ROWS,
): Promise<Uint8Array> {
  const names = new Names(lang);
  const sheets = SHEETS.map((plan) => makeSheet(plan, results, names, mostRows));
  return fixZipTimes(await writeExcelFile(sheets, { fontFamily: FONT_OF[lang], fontSize: 11 }).toBuffer());
}

/** Fonts that every office has. */
const FONT_OF: Readonly<Record<Language, string>> = { en: 'Calibri', zh: '等线' };
