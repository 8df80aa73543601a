import { SERVICES } from '../domain/claim.js';
import { REASONS } from '../domain/decision.js';
import { codeCell } from './csv-writer.js';

/** The codes of the domain as cells, by number. */
export const REASON_CELLS = REASONS.map(codeCell);
export const SERVICE_CELLS = SERVICES.map(codeCell);

/** Cells that are made once for each key: values that many rows share but nobody can list beforehand. */
export class CellCache<Key> {
  private readonly cells = new Map<Key, Uint8Array>();
  private lastKey: Key | undefined;
  private lastCell: Uint8Array = new Uint8Array(0);

  constructor(private readonly make: (key: Key) => Uint8Array) {}

  get(key: Key): Uint8Array {
    // Rows that follow each other often share a value.
    if (key === this.lastKey) return this.lastCell;
    this.lastCell = this.cells.get(key) ?? this.add(key);
    this.lastKey = key;
    return this.lastCell;
  }

  private add(key: Key): Uint8Array {
    const cell = this.make(key);
    this.cells.set(key, cell);
    return cell;
  }
}
