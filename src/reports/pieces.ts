import { setImmediate } from 'node:timers/promises';
import type { CsvRows } from './csv-table.js';
import type { CsvWriter } from './csv-writer.js';
import type { RowWriters } from './output.js';

/** Items that one thread writes at a time: well under a chunk of decisions under one policy. */
export const ITEMS_PER_PIECE = 4096;
/** Pieces that a thread is given at a time, so that it never waits for this one. */
const PIECES_AHEAD = 2;
/** Pieces for each thread that may be made before the file has taken them: they lie in memory until then. */
const PIECES_IN_MEMORY = 4;

/** Some rows of a table as they stand in the file. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/**
 * A table cut into pieces. Other threads make them, and so does this one while the piece that it needs next is not
 * there yet: it has the file to look after, and so makes fewer. The pieces are handed out in order.
 */
export class Pieces {
  readonly count: number;
  /** The first piece that nobody has begun. */
  private next = 0;
  private readonly begun = new Map<number, Promise<Piece>>();
  /** Of these, the pieces that are there, or whose thread has failed. */
  private readonly arrived = new Set<number>();
  /** How many pieces each other thread has still to make. */
  private readonly waiting: number[];

  constructor(
    private readonly name: string,
    private readonly rows: CsvRows,
    private readonly csv: CsvWriter,
    private readonly helpers: RowWriters,
  ) {
    this.count = Math.ceil(rows.count / ITEMS_PER_PIECE);
    this.waiting = new Array(helpers.count).fill(0);
  }

  /** The pieces must be taken one after the other. Errors: what the thread that made the piece threw. */
  async take(piece: number): Promise<Piece> {
    const end = Math.min(piece + PIECES_IN_MEMORY * (this.helpers.count + 1), this.count);
    this.giveOut(end);
    while (!this.arrived.has(piece) && this.next < end) {
      this.makeHere();
      // What the other threads have made meanwhile arrives only when this one stops for a moment.
      await setImmediate();
      this.giveOut(end);
    }
    const made = await this.begun.get(piece);
    if (made === undefined) throw new Error(`piece ${piece} of ${this.name} was taken twice`);
    this.begun.delete(piece);
    this.arrived.delete(piece);
    return made;
  }

  /** Gives every other thread something to do, up to before piece `end`. */
  private giveOut(end: number): void {
    for (let turn = 0; turn < PIECES_AHEAD; turn++) {
      for (let thread = 0; thread < this.helpers.count; thread++) {
        if (this.next < end && this.waiting[thread] <= turn) this.give(thread);
      }
    }
  }

  private give(thread: number): void {
    const piece = this.next++;
    const { from, to } = this.itemsOf(piece);
    const made = this.helpers.write(thread, this.name, from, to);
    const arrive = (): void => {
      this.arrived.add(piece);
      this.waiting[thread]--;
    };
    // A failure is thrown where the piece is taken.
    made.then(arrive, arrive);
    this.waiting[thread]++;
    this.begun.set(piece, made);
  }

  private makeHere(): void {
    const piece = this.next++;
    const { from, to } = this.itemsOf(piece);
    const before = this.csv.rows;
    this.rows.write(this.csv, from, to);
    this.begun.set(piece, Promise.resolve({ bytes: this.csv.take(), rows: this.csv.rows - before }));
    this.arrived.add(piece);
  }

  private itemsOf(piece: number): { readonly from: number; readonly to: number } {
    const from = piece * ITEMS_PER_PIECE;
    return { from, to: Math.min(from + ITEMS_PER_PIECE, this.rows.count) };
  }
}
