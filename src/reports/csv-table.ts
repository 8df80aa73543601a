import type { CsvRows } from '../columnar/csv-rows.js';
import { CHUNK_BYTES, CsvWriter } from '../columnar/csv-writer.js';
import { type SectionQueue, type TableSection, writeSection } from '../columnar/section-queue.js';
import { CHINESE_HEADERS, type OutputColumn } from '../text/reports.js';
import type { HeaderLanguage, Output, OutputOptions } from './output.js';
import type { OutputFile } from './output-file.js';
import type { RunResults } from './results.js';

/** One CSV file of the output directory. */
export interface CsvTable<Results = RunResults> {
  readonly name: string;
  readonly columns: readonly OutputColumn[];
  /** null where the run has nothing that the table could say. */
  readonly rows: (results: Results, options: OutputOptions) => CsvRows | null;
}

/** Makes an output of a table. */
export function csvOutput<Results>(table: CsvTable<Results>): Output<Results> {
  return {
    name: table.name,
    kind: 'csv',
    writer: (results, options) => {
      const rows = table.rows(results, options);
      return rows === null ? null : (file) => writeTable(table, rows, file, options);
    },
  };
}

/** Items that are written before the length of the chunk is checked. */
const ITEMS_PER_STEP = 1024;

async function writeTable(
  table: CsvTable<never>,
  rows: CsvRows,
  file: OutputFile,
  options: OutputOptions,
): Promise<number> {
  const csv = new CsvWriter();
  writeHeader(csv, table.columns, options.headers ?? 'en');
  const { sections } = options;
  if (sections?.has(table.name)) return writeTogether(table.name, rows, file, csv, sections, options);
  let written: Uint8Array | undefined;
  let reported = 0;
  for (let from = 0; from < rows.count; from += ITEMS_PER_STEP) {
    rows.write(csv, from, Math.min(from + ITEMS_PER_STEP, rows.count));
    if (csv.length < CHUNK_BYTES) continue;
    // The file takes a chunk when the one before is on the disk, so the memory of that one is free again.
    const chunk = csv.take(written);
    await file.write(chunk);
    written = chunk;
    options.onProgress?.(csv.rows - reported);
    reported = csv.rows;
  }
  await file.write(csv.take());
  return csv.rows;
}

/** Writes a table section by section together with other threads. */
async function writeTogether(
  name: string,
  rows: CsvRows,
  file: OutputFile,
  csv: CsvWriter,
  sections: SectionQueue,
  options: OutputOptions,
): Promise<number> {
  await file.write(csv.take());
  const writeHere = (section: TableSection, memory: Uint8Array) => writeSection(csv, rows, section, memory);
  let written = 0;
  for await (const section of sections.of(name, writeHere)) {
    await file.write(section.bytes);
    written += section.rows;
    options.onProgress?.(section.rows);
  }
  return written;
}

/** Writes the header line, which does not count as a row. */
function writeHeader(csv: CsvWriter, columns: readonly OutputColumn[], headers: HeaderLanguage): void {
  for (const column of columns) csv.text(headers === 'zh' ? CHINESE_HEADERS[column] : column);
  csv.endRow();
  csv.rows = 0;
}
