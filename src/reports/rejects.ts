import { whole } from '../columnar/csv-lines.js';
import type { Reject } from '../domain/reject.js';
import { type Language, say, type TextKey } from '../text/catalogue.js';
import { listTable } from './list-table.js';
import { languageOf, type WithLanguage } from './output.js';
import type { RunResults } from './results.js';

/** The rejects of a run, and the files in the order in which they are listed. */
interface Rejected extends WithLanguage, Pick<RunResults, 'rejects'> {
  readonly inputs: readonly { readonly path: string }[];
}

/** rejects.csv: one row per input row that was not used, by file in the order given, then by line. */
export const rejectsTable = listTable<Reject, Rejected>({
  name: 'rejects.csv',
  list: ({ rejects, inputs }) => inFileOrder(rejects, inputs),
  columns: {
    file: (reject) => reject.file,
    line: (reject) => whole(reject.line),
    column: (reject) => reject.column,
    code: (reject) => reject.code,
    value: (reject) => reject.value,
    message: (reject, results, options) => rejectMessage(reject, languageOf(results, options)),
    row: (reject) => reject.row,
  },
});

/** Why a row was not used, and what to do about it, in words. */
export function rejectMessage(reject: Reject, language: Language): string {
  const { file, line, column, value, allowed, first, name } = reject;
  const values = {
    file,
    line,
    column,
    value,
    allowed,
    name,
    ...(first && { first: `${first.file}:${first.line}` }),
  };
  return say(language, rejectKey(reject), values);
}

/** The national code of 门诊慢特病, which stands for two services that documents treat separately. */
const SPECIAL_OR_CHRONIC = '14';

/** The text that says most about a reject. */
export function rejectKey({ allowed, cause, code, value }: Reject): TextKey {
  if (code === 'UNKNOWN_SERVICE' && value.trim() === SPECIAL_OR_CHRONIC) return 'reject.UNKNOWN_SERVICE.both';
  if (cause !== undefined) return `reject.${cause}`;
  if (code === 'BAD_VALUE' && allowed !== undefined) return 'reject.BAD_VALUE.words';
  return `reject.${code}`;
}

/** The rejects in the order of rejects.csv. */
export function inFileOrder(
  rejects: readonly Reject[],
  inputs: readonly { readonly path: string }[],
): readonly Reject[] {
  const fileNumbers = new Map<string, number>();
  for (const { path } of inputs) if (!fileNumbers.has(path)) fileNumbers.set(path, fileNumbers.size);
  const fileNumberOf = (reject: Reject): number => fileNumbers.get(reject.file) ?? fileNumbers.size;
  return [...rejects].sort((a, b) => fileNumberOf(a) - fileNumberOf(b) || a.line - b.line);
}
