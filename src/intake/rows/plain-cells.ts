import type { Column, FileColumns, Kind } from '../../tables/index.js';
import { PlainWords } from '../../tables/plain-scanner.js';
import { type Field, type Layout, unnamedAtEnd } from '../header/layout.js';

/** How a cell of a plain row is read. */
export const Step = {
  /** The file has a column that is not read. */
  skip: 0,
  /** Seldom filled in: a cell that is not blank is left to the text way. */
  rare: 1,
  amount: 2,
  day: 3,
  moment: 4,
  word: 5,
  id: 6,
  person: 7,
  text: 8,
  area: 9,
  /** The column is not known: its cells are counted by what they are. */
  unknown: 10,
  /** Says whether the row counts at all; one that does not is left to the text way. */
  status: 11,
  /** A day with which something ends. */
  lastDay: 12,
} as const;

const STEP_OF_KIND: Readonly<Record<Kind, number>> = {
  amount: Step.amount,
  day: Step.day,
  moment: Step.moment,
  word: Step.word,
  status: Step.status,
  service: Step.word,
  identities: Step.word,
  id: Step.id,
  person: Step.person,
  text: Step.text,
  area: Step.area,
  ratio: Step.rare,
  account: Step.rare,
};

const NO_WORDS = new PlainWords({ list: [], written: [], numbers: new Map(), blank: undefined });

/** What the layout of a file says of each cell of its rows. */
export class PlainCells {
  readonly steps: Uint8Array;
  /** The number of the cell's column, in the order of the table; of a cell that is not read, the one after the last. */
  readonly columns: Uint8Array;
  readonly isRequired: Uint8Array;
  /** Whether an earlier cell belongs to the same column, so that the two are added up. */
  readonly isAddend: Uint8Array;
  readonly spellings: PlainWords[];
  /** For a cell of an unknown column, the number among these. */
  readonly unknownNumbers: Uint16Array;

  constructor(layout: Layout<string>, table: FileColumns<string>) {
    const width = layout.header.length;
    this.steps = new Uint8Array(width);
    this.columns = new Uint8Array(width).fill(table.columns.length);
    this.isRequired = new Uint8Array(width);
    this.isAddend = new Uint8Array(width);
    this.spellings = new Array<PlainWords>(width).fill(NO_WORDS);
    this.unknownNumbers = new Uint16Array(width);
    layout.unknownColumns.forEach((position, nth) => {
      this.steps[position] = Step.unknown;
      this.unknownNumbers[position] = nth;
    });
    table.columns.forEach((column, number) => {
      const field = layout.fields.get(column.name);
      if (field !== undefined) this.setCells(field, number);
    });
    // A remark must tell where a column without a name, behind the last one with a name, has something in it.
    for (const position of unnamedAtEnd(layout)) this.steps[position] = Step.rare;
  }

  private setCells(field: Field, number: number): void {
    const { column, words } = field;
    // A row is read from left to right, whatever comes first in the list: the leftmost addend begins the sum.
    const leftToRight = [...field.positions].sort((a, b) => a - b);
    leftToRight.forEach((position, nth) => {
      this.steps[position] = stepOf(field, position);
      this.columns[position] = number;
      this.isRequired[position] = column.required ? 1 : 0;
      this.isAddend[position] = nth > 0 ? 1 : 0;
      if (words !== undefined) this.spellings[position] = new PlainWords(words);
    });
  }
}

/** How a cell at a position of a column is read. */
function stepOf({ column, kind, positions, tenThousands }: Field, position: number): number {
  // Only the text way joins the parts of an id, and reads another unit than yuan.
  const isJoined = column.joined !== undefined && positions.length > 1;
  if (isJoined || tenThousands.includes(position) || !isUsed(column)) return Step.rare;
  return column.isEnd ? Step.lastDay : STEP_OF_KIND[kind];
}

/** Whether the value of a column is used: it is kept, or it says whether the row counts. */
function isUsed({ kind, field }: Column): boolean {
  return kind === 'status' || field !== undefined;
}
