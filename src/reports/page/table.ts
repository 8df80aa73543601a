import { type Html, type HtmlValue, html, NOTHING } from './html.js';

/**
 * What a column holds. `text` and `date` are aligned left, `number` right in figures of one width. `id` is the number
 * of a person or thing; a long one may be broken anywhere.
 */
type ColumnKind = 'text' | 'date' | 'number' | 'id';

export interface Column<T> {
  readonly title: string;
  readonly kind: ColumnKind;
  readonly cell: (row: T) => HtmlValue;
}

interface TableOptions<T> {
  /** Names the table for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  /** The heading above a run of rows with the same name. */
  readonly groupOf?: (row: T) => string;
  /** A line below the last row that says how many rows are left out. */
  readonly more?: string;
  /** A last row with the totals, those of rows left out included. */
  readonly total?: T;
  /** `even` gives all columns but the first one width; `dense` is for many columns. */
  readonly variant?: 'even' | 'dense';
}

/** A table with at most so many rows is never split between two printed pages. */
const MOST_ROWS_OF_ONE_PAGE = 24;

/** A table of figures. */
export function table<T>(options: TableOptions<T>): Html {
  const { columns, label, more, total, variant } = options;
  const head = columns.map(({ title, kind }) => html`<th scope="col" class="${kind}">${title}</th>`);
  const foot = total === undefined ? NOTHING : html`<tfoot>${tableRow(columns, total)}</tfoot>`;
  const left = more === undefined || more === '' ? NOTHING : wholeRow(columns, 'more', more);
  const classes = `${variant ?? ''} ${options.rows.length <= MOST_ROWS_OF_ONE_PAGE ? 'short' : ''}`.trim();
  return html`<table class="${classes}" aria-label="${label}"><thead><tr>${head}</tr></thead>
<tbody>${bodyRows(options)}${left}</tbody>${foot}</table>\n`;
}

function bodyRows<T>({ columns, rows, groupOf }: TableOptions<T>): Html[] {
  let group = '';
  return rows.map((row) => {
    const next = groupOf?.(row) ?? '';
    const heading = next === group ? NOTHING : wholeRow(columns, 'group', next);
    group = next;
    return html`${heading}${tableRow(columns, row)}`;
  });
}

function tableRow<T>(columns: readonly Column<T>[], row: T): Html {
  return html`<tr>${columns.map(({ kind, cell }) => html`<td class="${kind}">${cell(row)}</td>`)}</tr>\n`;
}

function wholeRow<T>(columns: readonly Column<T>[], kind: string, text: string): Html {
  return html`<tr class="${kind}"><td colspan="${columns.length}">${text}</td></tr>\n`;
}
