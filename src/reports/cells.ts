import { type Cell, codeCell } from '../columnar/csv-cell.js';
import { REASONS } from '../domain/decision.js';

/** The codes of the domain as cells, by number. */
export const REASON_CELLS = REASONS.map(codeCell);

/** Cells that are made once for each key: values that many rows share and that cannot be listed beforehand. */
export class CellCache<Key> {
  private readonly cells = new Map<Key, Cell>();
  private lastKey: Key | undefined;
  private lastCell = codeCell('');

  constructor(private readonly make: (key: Key) => Cell) {}

  get(key: Key): Cell {
    // Consecutive rows often share a value.
    if (key === this.lastKey) return this.lastCell;
    this.lastCell = this.cells.get(key) ?? this.add(key);
    this.lastKey = key;
    return this.lastCell;
  }

  private add(key: Key): Cell {
    const cell = this.make(key);
    this.cells.set(key, cell);
    return cell;
  }
}

/** The same for values that are numbered from 0: an array finds them several times as fast as a map. */
export class NumberedCells {
  private readonly cells: (Cell | undefined)[];

  /** @param count How many numbers there are. */
  constructor(
    count: number,
    private readonly make: (number: number) => Cell,
  ) {
    this.cells = new Array(count);
  }

  get(number: number): Cell {
    return this.cells[number] ?? this.add(number);
  }

  private add(number: number): Cell {
    const cell = this.make(number);
    this.cells[number] = cell;
    return cell;
  }
}
