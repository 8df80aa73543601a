import type { Random } from '../../../src/sample/random.js';
import { type Table, written } from './table.js';

const LINE_ENDS = ['\n', '\r\n', '\r'] as const;

/** The text of a table with the leftovers that spreadsheets and joined files bring, and line ends of any kind. */
export function textOf({ header, rows }: Table, random: Random): { text: string; how: string } {
  const how: string[] = [];
  const width = header.length;
  const lines: string[][] = [header, ...rows];
  const insert = (what: string, at: number, ...cells: string[][]): void => {
    lines.splice(at, 0, ...cells);
    how.push(what);
  };
  const anywhere = (): number => random.between(1, lines.length);
  if (random.chance(1500)) insert('empty rows', anywhere(), Array<string>(width).fill(''), ['']);
  if (random.chance(1500)) insert('header again', anywhere(), [...header]);
  if (random.chance(1500)) insert('total row', lines.length, totalRow(width));
  if (random.chance(1500)) {
    for (const line of lines.slice(1)) line.push('');
    how.push('surplus cells');
  }
  if (random.chance(1500)) {
    const title = ['医疗救助结算明细', ...Array<string>(random.below(width)).fill('')];
    insert('title', 0, title, ...(random.chance(5000) ? [['']] : []));
  }
  const delimiter = random.chance(8000) ? ',' : random.pick([';', '\t', '|']);
  if (random.chance(700)) insert('sep line', 0, [`sep=${delimiter}`]);
  const isMixed = random.chance(4000);
  const always = random.pick(LINE_ENDS);
  how.push(isMixed ? 'mixed line ends' : JSON.stringify(always), JSON.stringify(delimiter));
  const text = written(lines, delimiter, () => (isMixed ? random.pick(LINE_ENDS) : always));
  // The line of sep= names the delimiter and is never quoted.
  return { text: text.replace(/^"(sep=.)"/, '$1'), how: how.join(', ') };
}

function totalRow(width: number): string[] {
  const row = Array<string>(width).fill('');
  row[0] = '合计';
  row[width - 1] = '123456.78';
  return row;
}
