import type { Language } from '../text/catalogue.js';
import type { PageOptions } from './page/context.js';
import type { RunResults } from './results.js';

/** The reports that people read. What draws and packs them is loaded when it is needed, not before. */

/** report.xlsx, with headers and sheet names in a language. */
export async function workbookBytes(results: RunResults, lang: Language): Promise<Uint8Array> {
  const { writeWorkbook } = await import('./workbook/workbook.js');
  return writeWorkbook(results, lang);
}

/** report.html: one page that needs neither network nor script. */
export async function pageText(results: RunResults, options: PageOptions): Promise<string> {
  const { writePage } = await import('./page/page.js');
  return writePage(results, options);
}
