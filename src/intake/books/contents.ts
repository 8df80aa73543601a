import type { FileHandle } from 'node:fs/promises';
import { ReliefError } from '../../domain/errors.js';
import type { Source } from '../source/source.js';
import type { Sheet } from './workbook.js';
import { MAX_XLS_BYTES, openXls } from './xls.js';
import { openXlsx } from './xlsx.js';
import { openZip, type Zip, type ZipEntry } from './zip.js';

/** The contents of a workbook or an archive. */
export type Contents =
  | { readonly kind: 'workbook'; readonly sheets: readonly Sheet[] }
  | { readonly kind: 'archive'; readonly entries: readonly ZipEntry[] };

/**
 * Opens a zip file or an .xls file. Its content decides what it is, not its name. The result reads from the handle, which
 * must stay open meanwhile.
 * Errors: BAD_ARCHIVE, ARCHIVE_LOCKED, BAD_WORKBOOK, WORKBOOK_LOCKED, WORKBOOK_KIND.
 */
export async function contentsOf(source: Source, handle: FileHandle): Promise<Contents> {
  const { path: file, state } = source;
  const magic = Buffer.alloc(2);
  await handle.read(magic, 0, magic.length, 0);
  const size = Number(state.size);
  if (magic.toString('latin1') === 'PK') {
    const zip = await openZip(handle, size, file);
    const format = documentFormat(zip);
    if (format === 'xlsx') return { kind: 'workbook', sheets: await openXlsx(zip, file) };
    if (format !== undefined) throw new ReliefError('WORKBOOK_KIND', { file, value: format });
    return { kind: 'archive', entries: zip.entries };
  }
  return { kind: 'workbook', sheets: await openOle(handle, size, file) };
}

/** The format of a zip file that is a workbook or another document; undefined for a plain archive. */
function documentFormat({ entries }: Zip): string | undefined {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.has('xl/workbook.bin')) return 'xlsb';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('ppt/presentation.xml')) return 'pptx';
  // Some programs give the main file another name, which is in the relations of the package.
  if (names.has('[content_types].xml') && names.has('_rels/.rels')) return 'xlsx';
  return names.has('content.xml') && names.has('mimetype') ? 'ods' : undefined;
}

async function openOle(handle: FileHandle, size: number, file: string): Promise<Sheet[]> {
  if (size > MAX_XLS_BYTES) throw new ReliefError('BAD_WORKBOOK', { file, value: `${size} bytes` });
  const bytes = Buffer.allocUnsafe(size);
  for (let at = 0; at < size; ) {
    const { bytesRead } = await handle.read(bytes, at, Math.min(1 << 22, size - at), at);
    if (bytesRead === 0) throw new ReliefError('BAD_WORKBOOK', { file, value: 'unexpected end of file' });
    at += bytesRead;
  }
  return openXls(bytes, file);
}
