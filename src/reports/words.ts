import { CHANNELS, SERVICES } from '../domain/claim.js';
import { NOTICES, noticesOf, REASONS, STATUSES } from '../domain/decision.js';
import { IDENTITIES } from '../domain/identities.js';
import { codeCell } from './csv-writer.js';

/** The codes of the domain as cells, by number. */
export const STATUS_CELLS = STATUSES.map(codeCell);
export const REASON_CELLS = REASONS.map(codeCell);
export const SERVICE_CELLS = SERVICES.map(codeCell);
export const CHANNEL_CELLS = CHANNELS.map(codeCell);
export const IDENTITY_CELLS = IDENTITIES.map(codeCell);

/** The notices of a decision as a cell, by bit set. */
export const NOTICE_CELLS = Array.from({ length: 1 << NOTICES.length }, (_, bits) =>
  codeCell(noticesOf(bits).join('|')),
);

/** Cells that are made once for each key: values that many rows share but nobody can list beforehand. */
export class CellCache<Key> {
  private readonly cells = new Map<Key, Uint8Array>();

  constructor(private readonly make: (key: Key) => Uint8Array) {}

  get(key: Key): Uint8Array {
    const known = this.cells.get(key);
    if (known !== undefined) return known;
    const cell = this.make(key);
    this.cells.set(key, cell);
    return cell;
  }
}
