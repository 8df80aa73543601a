import type { RecordSink } from '../../columnar/record-sink.js';
import type { Header } from '../header/header.js';
import { type Layout, layoutOf } from '../header/layout.js';
import { refuseUnitAbove } from '../header/unit-above.js';
import type { Report } from '../report/report.js';
import { RejectWatch } from '../report/too-many-rejects.js';
import type { ByteStream, Source } from '../source/source.js';
import { headerIn, type Split, splitFile } from './split-file.js';
import type { FileProgress, ReadOptions, TableReader } from './table-reader.js';

/** Room for the rows of so many bytes, and some more: too much costs nothing, too little does. */
export function roomFor(bytes: number, rowsPerByte: number): number {
  return Math.ceil(bytes * rowsPerByte * 1.1);
}

/** Reads a file on this thread from the first byte on; where `until` is given, the records before that offset. */
export function readRange<Name extends string>(
  content: (stream: ByteStream) => ByteStream,
  source: Source,
  { table }: TableReader<Name>,
  { stopsAtRejects, rules, bufferBytes }: ReadOptions,
  report: Report,
  begin: (layout: Layout<Name>, header: Header, rowsPerByte: number) => RecordSink,
  progress: FileProgress,
  until?: number,
): Promise<Split<Name>> {
  return source.pass((stream, position) => {
    const watch = new RejectWatch(source.path);
    const beginFile = (header: Header, rowsPerByte: number) => {
      if (header.above > 0)
        report.remarks.set('HEADER_BELOW', { count: header.above, line: header.line, value: '' });
      const layout = layoutOf(table, header.cells, source.path, header.line);
      refuseUnitAbove(layout, source.path, header.unitAbove);
      return { layout, sink: begin(layout, header, rowsPerByte) };
    };
    const look = (rows: number) => {
      if (stopsAtRejects) watch.look(report.rejects, rows);
      // Other threads read what follows `until`, and are about as far.
      const end = until ?? source.bytes;
      progress(Math.round((rows * source.bytes) / end), Math.min(1, position() / end));
    };
    const find = (bytes: Buffer) => headerIn(bytes, source.path, table, rules?.headerLine);
    return splitFile(content(stream), find, beginFile, { until, bufferBytes, onProgress: look });
  });
}
