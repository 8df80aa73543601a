import type { Fen } from '../../domain/money.js';
import { readableCount, readableYuan } from '../shared/numbers.js';
import { type HtmlValue, html } from './html.js';
import type { Column } from './table.js';

/** Kinds of columns. A cell without a value is blank. */

export function textColumn<T>(title: string, value: (row: T) => HtmlValue): Column<T> {
  return { title, kind: 'text', cell: value };
}

/** A day, a month or a year. */
export function dateColumn<T>(title: string, value: (row: T) => string | number): Column<T> {
  return { title, kind: 'date', cell: value };
}

/** The number of a person or thing. One of usual length stays on one line. */
export function idColumn<T>(title: string, value: (row: T) => string): Column<T> {
  return {
    title,
    kind: 'id',
    cell: (row) => {
      const text = value(row);
      return text.length <= LONGEST_WHOLE_ID ? html`<span class="whole">${text}</span>` : text;
    },
  };
}

/** An identity number has 18 characters. */
const LONGEST_WHOLE_ID = 18;

export function countColumn<T>(title: string, value: (row: T) => number | null): Column<T> {
  return { title, kind: 'number', cell: (row) => blankOr(value(row), readableCount) };
}

/** An amount of 0 is paler, so that the others are easier to see. */
export function yuanColumn<T>(title: string, value: (row: T) => Fen | null): Column<T> {
  return {
    title,
    kind: 'number',
    cell: (row) => {
      const fen = value(row);
      const text = blankOr(fen, readableYuan);
      if (fen === 0) return html`<span class="zero">${text}</span>`;
      return fen !== null && fen < 0 ? html`<span class="minus">${text}</span>` : text;
    },
  };
}

export function numberColumn<T>(title: string, value: (row: T) => HtmlValue): Column<T> {
  return { title, kind: 'number', cell: value };
}

function blankOr(value: number | null, write: (value: number) => string): string {
  return value === null ? '' : write(value);
}
