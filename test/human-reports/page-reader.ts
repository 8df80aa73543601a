/** One table of the page: its rows by the text of their cells, the last row of totals among them. */
export interface PageTable {
  readonly label: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The tables of one section of the page, by its id. */
export function tablesOf(page: string, section: string): PageTable[] {
  return [
    ...sectionOf(page, section).matchAll(/<table class="[^"]*" aria-label="([^"]*)">(.*?)<\/table>/gs),
  ].map(([, label, content]) => {
    const [header, ...rows] = [...(content as string).matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
      cellsOf(row as string),
    );
    return { label: plain(label as string), header: header ?? [], rows };
  });
}

/** The text of everything in one section, without tags. */
export function sectionOf(page: string, section: string): string {
  const found = new RegExp(`<section id="${section}">(.*?)</section>`, 's').exec(page);
  if (found === null) throw new Error(`the page has no section ${section}`);
  return found[1] as string;
}

/** The figure and note of each tile, by its title and the fund above it. */
export function tilesOf(
  page: string,
): { readonly fund: string; readonly title: string; readonly figure: string }[] {
  let fund = '';
  const tiles = [];
  const overview = sectionOf(page, 'glance');
  for (const match of overview.matchAll(/<h3>(.*?)<\/h3>(?:<p class="figure(?: long)?">(.*?)<\/p>)?/g)) {
    const [, title, figure] = match;
    if (figure === undefined) fund = plain(title as string);
    else tiles.push({ fund, title: plain(title as string), figure: plain(figure) });
  }
  return tiles;
}

/** A number as it is written on the page or in a CSV file, without its point: an amount as whole fen, a count as it is. */
export function fenOf(text: string): number {
  if (text === '') return 0;
  const digits = text.replace(/[,.+]/g, '').replace('−', '-');
  if (!/^-?\d+$/.test(digits)) throw new Error(`no number: ${text}`);
  return Number(digits);
}

function cellsOf(row: string): string[] {
  return [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => plain(cell as string));
}

/** Markup as the text that a reader sees. */
export function plain(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
