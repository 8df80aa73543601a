import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageText } from '../../src/reports/human-reports.js';
import { LANGUAGES } from '../../src/text/catalogue.js';
import { SAMPLES, sampleRun } from '../human-reports/sample-run.js';
import { type Chromium, startChromium } from './chromium.js';
import { layoutFaults } from './layout.js';

/** Where the pages and pictures are left for people to look at. */
const folder = process.env.RELIEF_SCREENSHOTS ?? mkdtempSync(join(tmpdir(), 'relief-pages-'));

/** The text of A4 between the page's own margins of 14 mm: 182 mm at 96 pixels an inch. */
const PRINT_WIDTH = 688;

let browser: Chromium;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await startChromium();
  console.log(`screenshots: ${folder}`);
});

afterAll(() => browser?.close());

/** A page that notes all that it says and asks for. */
async function openPage(
  file: string,
): Promise<{ readonly page: Page; readonly said: string[]; readonly asked: string[] }> {
  const page = await browser.context.newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
  await page.setViewportSize({ width: 1000, height: 1400 });
  await page.goto(pathToFileURL(file).href);
  return { page, said, asked };
}

it('finds what does not fit, is cut off, lies on something else or is not drawn', async () => {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 400, height: 400 });
  await page.setContent(`<p style="width:50px;white-space:nowrap;overflow:hidden">much too long a sentence</p>
    <div style="width:500px">wide</div>
    <svg class="chart" aria-label="A" viewBox="0 0 200 50" width="200"><text x="190" y="20">cut off</text><text x="5" y="20">one</text><text x="6" y="21">two</text></svg>`);
  expect(await page.evaluate(layoutFaults)).toEqual([
    'the page is 508 wide in 400',
    'P overflows: much too long a sentence',
    'chart draws nothing: A',
    '"cut off" is cut off in: A',
    '"one" and "two" lie on each other in: A',
  ]);
  await page.close();
});

describe.each(SAMPLES.flatMap((sample) => LANGUAGES.map((lang) => ({ sample, lang }))))(
  'the page of $sample in $lang',
  ({ sample, lang }) => {
    it('is whole on the screen and on paper, and asks for nothing', async () => {
      const { results } = await sampleRun(sample);
      const file = join(folder, `${sample}.${lang}.html`);
      writeFileSync(file, await pageText(results, { lang, mask: true }));
      const { page, said, asked } = await openPage(file);

      expect(await page.evaluate(layoutFaults)).toEqual([]);
      expect(await page.locator('svg.chart').count()).toBeGreaterThanOrEqual(5);
      await page.screenshot({ path: join(folder, `${sample}.${lang}.png`), fullPage: true });

      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: PRINT_WIDTH, height: 1000 });
      expect(await page.evaluate(layoutFaults)).toEqual([]);
      await page.pdf({
        path: join(folder, `${sample}.${lang}.pdf`),
        preferCSSPageSize: true,
        printBackground: true,
      });

      expect(said).toEqual([]);
      expect(asked).toEqual([pathToFileURL(file).href]);
      await page.close();
    });

    it('can be read on a narrow screen', async () => {
      const { page } = await openPage(join(folder, `${sample}.${lang}.html`));
      await page.setViewportSize({ width: 760, height: 1000 });
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(widths[0]).toBeLessThanOrEqual(widths[1] as number);
      await page.close();
    });
  },
);
