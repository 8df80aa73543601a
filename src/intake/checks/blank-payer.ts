import type { RecordSink } from '../../columnar/record-sink.js';
import type { ClaimTable } from '../../tables/claim-table.js';
import type { ClaimColumn } from '../../tables/index.js';
import { cleanCell } from '../../tables/values.js';
import { readAgain } from '../records/records.js';
import type { FileRead } from '../records/table-reader.js';
import type { FileWarning } from './file-remarks.js';

/**
 * Warns of a claims file whose column for what basic insurance paid is blank in every row. A blank cell counts as 0, but
 * an export may just have left the column empty, and then the whole eligible amount would wrongly count as the burden.
 *
 * @param number The index of the file among the claims files.
 */
export async function blankPayerIn(
  file: FileRead<ClaimColumn>,
  claims: ClaimTable,
  number: number,
): Promise<FileWarning[]> {
  const positions = file.layout.fields.get('basic_paid')?.positions ?? [];
  if (positions.length === 0 || file.rows === 0 || somebodyPaid(claims, number)) return [];
  // Only a file in which insurance paid nothing at all is read a second time.
  if (await hasText(file, positions)) return [];
  const column = positions.map((position) => file.layout.header[position]?.trim() ?? '').join(', ');
  return [{ code: 'PAYER_BLANK', file: file.source.path, column, count: file.rows }];
}

function somebodyPaid(claims: ClaimTable, number: number): boolean {
  for (let claim = 0; claim < claims.count; claim++)
    if (claims.file[claim] === number && claims.insurancePaid(claim) !== 0) return true;
  return false;
}

/** Whether any cell of some columns has a text, even a 0. */
async function hasText(file: FileRead<ClaimColumn>, positions: readonly number[]): Promise<boolean> {
  let isFilled = false;
  const look = (textAt: (position: number) => string | undefined) => {
    isFilled ||= positions.some((position) => !isNothing(textAt(position) ?? ''));
  };
  const sink: RecordSink = {
    takeCells: ({ bounds, count }, { bytes }) =>
      look((at) => (at < count ? bytes.toString('utf8', bounds[at], bounds[at + 1] - 1) : undefined)),
    takeTexts: (texts) => look((at) => texts[at]),
    takeBroken: () => {},
  };
  await readAgain(file, sink);
  return isFilled;
}

/** Whether a cell is blank or a dash, which means the same in accounting. */
function isNothing(cell: string): boolean {
  return /^[-–—/]*$/.test(cleanCell(cell));
}
