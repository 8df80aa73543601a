const BLOCK_BYTES = 1 << 23;

/**
 * The texts that the cells of a workbook share. There can be millions, and most are used once. Kept as UTF-8 in blocks,
 * they take a quarter of the memory that strings would take.
 */
export class SharedStrings {
  private readonly blocks: Buffer[] = [];
  private block: Buffer = Buffer.alloc(0);
  private used = 0;
  private blockOf = new Uint32Array(1024);
  private startOf = new Uint32Array(1024);
  private lengthOf = new Uint32Array(1024);
  count = 0;

  add(text: string): void {
    const length = Buffer.byteLength(text);
    if (this.used + length > this.block.length) {
      this.block = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, length));
      this.blocks.push(this.block);
      this.used = 0;
    }
    if (this.count === this.startOf.length) this.grow();
    this.blockOf[this.count] = Math.max(0, this.blocks.length - 1);
    this.startOf[this.count] = this.used;
    this.lengthOf[this.count] = length;
    this.used += this.block.write(text, this.used);
    this.count++;
  }

  /** The text with an index; undefined where there is none. */
  get(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    const length = this.lengthOf[index];
    if (length === 0) return '';
    const start = this.startOf[index];
    return this.blocks[this.blockOf[index]].toString('utf8', start, start + length);
  }

  private grow(): void {
    const larger = (column: Uint32Array): Uint32Array<ArrayBuffer> => {
      const copy = new Uint32Array(column.length * 2);
      copy.set(column);
      return copy;
    };
    this.blockOf = larger(this.blockOf);
    this.startOf = larger(this.startOf);
    this.lengthOf = larger(this.lengthOf);
  }
}
