import type { Language } from '../text/catalogue.js';
import { languageOf, type Output } from './output.js';
import type { PageOptions } from './page/context.js';
import type { RunResults } from './results.js';

/** The reports that people read. The modules that make them are loaded only when they are needed. */

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

export const workbookOutput: Output = {
  name: 'report.xlsx',
  kind: 'xlsx',
  writer: (results, options) => async (file) => {
    await file.write(await workbookBytes(results, languageOf(results, options)));
    return undefined;
  },
};

export const pageOutput: Output = {
  name: 'report.html',
  kind: 'html',
  writer: (results, options) => async (file) => {
    const mask = options.mask ?? true;
    await file.writeText(await pageText(results, { lang: languageOf(results, options), mask }));
    return undefined;
  },
};
