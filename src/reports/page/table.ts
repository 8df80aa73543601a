import { type Html, type HtmlValue, html, NOTHING } from './html.js';

/** What a column holds: texts stand left, numbers right in figures of one width, codes in a typewriter face. */
export type ColumnKind = 'text' | 'number' | 'code';

export interface Column<T> {
  readonly title: string;
  readonly kind: ColumnKind;
  readonly cell: (row: T) => HtmlValue;
}

export interface TableOptions<T> {
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  /** A last row that adds the others up. */
  readonly total?: T;
  /** A class of the style sheet that sets the table apart. */
  readonly variant?: 'dense' | 'wide';
  /** Names the table for those who cannot see what stands around it. */
  readonly label: string;
}

/** A table of figures. */
export function table<T>({ columns, rows, total, variant, label }: TableOptions<T>): Html {
  const cells = (row: T): HtmlValue =>
    columns.map(({ kind, cell }) => html`<td class="${kind}">${cell(row)}</td>`);
  const head = columns.map(({ title, kind }) => html`<th scope="col" class="${kind}">${title}</th>`);
  const foot = total === undefined ? NOTHING : html`<tfoot><tr>${cells(total)}</tr></tfoot>`;
  return html`<table class="${variant ?? ''}" aria-label="${label}"><thead><tr>${head}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${cells(row)}</tr>\n`)}</tbody>${foot}</table>\n`;
}
