import { uint8 } from '../domain/columns.js';
import type { CsvRows } from './csv-table.js';
import type { CsvWriter } from './csv-writer.js';

/** Rows of a large table that are written at once: those of the items from `from` to before `to`. */
export interface Piece {
  readonly table: string;
  readonly from: number;
  readonly to: number;
}

export interface WrittenPiece {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/** Writes a piece into memory that all threads see; where the piece is too long for it, into some of its own. */
export function writePiece(
  csv: CsvWriter,
  rows: CsvRows,
  { from, to }: Piece,
  memory: Uint8Array,
): WrittenPiece {
  const before = csv.rows;
  const bytes = csv.into(memory, () => rows.write(csv, from, to));
  return { bytes, rows: csv.rows - before };
}

/** Bytes of memory for one piece: enough for nearly any. */
const PIECE_BYTES = 5 << 18;

/** Items in one piece: somewhat more than a megabyte of decisions, which the writer has room for. */
const ITEMS_PER_PIECE = 6144;
/** Pieces that a helper has before it, so that it need not wait for this thread. */
const PIECES_BEFORE_A_HELPER = 3;
/** Pieces that each helper is given at the beginning, to have something to do until it is asked for other things. */
const FIRST_PIECES = 6;
/** Pieces that are given out when this thread has other things to do for a while. */
const PIECES_AHEAD = 72;
/** Pieces that may be written before it is their turn: they are held in memory, about 100 MiB at most. */
const MOST_WAITING = 80;

/**
 * The large tables of a run in pieces, written by this thread and by helpers on others. Whoever is free takes the
 * next piece; the files get them in order, so that nobody can tell from the bytes who wrote what.
 */
export class PieceQueue {
  private readonly pieces: readonly Piece[];
  /** The first piece that nobody has been given. */
  private next = 0;
  private readonly written = new Map<number, WrittenPiece>();
  /** How many pieces each helper has before it. */
  private readonly before: number[];
  /** Memory for pieces that is used over and over: to give it back and ask for more would cost more than to write. */
  private readonly free: Uint8Array[] = [];
  private failure: unknown;
  private awake: () => void = () => {};

  /**
   * @param tables In the order in which they will be asked for, with the number of their items.
   * @param ask Has a helper write a piece into some memory.
   */
  constructor(
    private readonly tables: readonly { readonly name: string; readonly count: number }[],
    helpers: number,
    private readonly ask: (helper: number, piece: Piece, memory: Uint8Array) => Promise<WrittenPiece>,
  ) {
    this.pieces = tables.flatMap(({ name, count }) => piecesOf(name, count));
    this.before = new Array<number>(helpers).fill(0);
    this.give(FIRST_PIECES);
  }

  /** Gives the helpers enough to go on with while this thread is busy with other things and does not see them. */
  runAhead(): void {
    this.give(Math.ceil(PIECES_AHEAD / this.before.length));
  }

  /** Whether helpers write some of a table. */
  has(table: string): boolean {
    return this.tables.some(({ name }) => name === table);
  }

  /**
   * The pieces of a table in order, without the empty ones. Rather than wait for the next one, this thread writes one
   * that nobody has yet. The bytes of a piece hold until the next but one is asked for.
   */
  async *of(
    table: string,
    writeHere: (piece: Piece, memory: Uint8Array) => WrittenPiece,
  ): AsyncGenerator<WrittenPiece> {
    const numbers = this.pieces.flatMap((piece, number) => (piece.table === table ? [number] : []));
    const end = (numbers.at(-1) ?? -1) + 1;
    let last: WrittenPiece | undefined;
    for (const number of numbers) {
      this.give(PIECES_BEFORE_A_HELPER);
      while (!this.written.has(number)) {
        if (this.failure !== undefined) throw this.failure;
        if (this.next < end && this.next - number < MOST_WAITING) {
          const own = this.next++;
          this.written.set(own, writeHere(this.pieces[own], this.memory()));
          // What the helpers have sent meanwhile comes in.
          await new Promise(setImmediate);
        } else {
          await new Promise<void>((resolve) => {
            this.awake = resolve;
          });
        }
      }
      const piece = this.written.get(number) as WrittenPiece;
      this.written.delete(number);
      if (piece.bytes.length === 0) {
        // A file takes nothing at once and does not wait for what it had before: that must not be given back yet.
        this.release(piece.bytes);
        continue;
      }
      yield piece;
      if (last !== undefined) this.release(last.bytes);
      last = piece;
    }
  }

  /** Fills up what each helper has before it, in turn. */
  private give(each: number): void {
    for (let round = 0; round < each; round++) {
      for (let helper = 0; helper < this.before.length; helper++) {
        if (this.before[helper] > round || this.next === this.pieces.length) continue;
        if (this.written.size < MOST_WAITING) this.giveTo(helper, this.next++);
      }
    }
  }

  private memory(): Uint8Array {
    return this.free.pop() ?? uint8(PIECE_BYTES);
  }

  private release({ buffer }: Uint8Array): void {
    if (buffer instanceof SharedArrayBuffer) this.free.push(new Uint8Array(buffer));
  }

  private giveTo(helper: number, number: number): void {
    this.before[helper]++;
    this.ask(helper, this.pieces[number], this.memory()).then(
      (piece) => {
        this.written.set(number, piece);
        this.before[helper]--;
        this.give(PIECES_BEFORE_A_HELPER);
        this.awake();
      },
      (error: unknown) => {
        this.failure ??= error;
        this.awake();
      },
    );
  }
}

function piecesOf(table: string, count: number): Piece[] {
  return Array.from({ length: Math.ceil(count / ITEMS_PER_PIECE) }, (_, piece) => ({
    table,
    from: piece * ITEMS_PER_PIECE,
    to: Math.min((piece + 1) * ITEMS_PER_PIECE, count),
  }));
}
