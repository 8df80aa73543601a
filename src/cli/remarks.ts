import { NEED_A_PERSON } from '../domain/remarks.js';
import type { RunFileWarning, Summary } from '../reports/index.js';
import { isTextKey, type TextKey } from '../text/catalogue.js';
import { maskPath, maskPersons } from './masking.js';
import type { Terminal } from './terminal.js';
import { visible } from './visible.js';

/** How many remarks the summary shows. */
const REMARKS_SHOWN = 5;

type Remarks = Pick<Summary, 'policy_notes' | 'file_warnings'>;

/** What is odd about policies and files, but needs nobody to act. */
export function remarkLines({ policy_notes, file_warnings }: Remarks, terminal: Terminal): string[] {
  const notes = policy_notes.map(({ policy, code, value, article }) => {
    const note = terminal.say(`note.${code}` as TextKey, { value });
    return `  ${policy}: ${note} (${article})`;
  });
  const others = file_warnings.filter(({ code }) => !NEED_A_PERSON.has(code));
  const remarks = [...notes, ...others.map((warning) => `  ${fileWarning(warning, terminal)}`)];
  if (remarks.length === 0) return [];
  return [terminal.paint.bold(terminal.say('summary.remarks')), ...someOf(remarks, terminal), ''];
}

/** Remarks about files that need a human, because a sum may be wrong. */
export function remarksThatNeedAPerson({ file_warnings }: Remarks, terminal: Terminal): string[] {
  const needs = file_warnings.filter(({ code }) => NEED_A_PERSON.has(code));
  return someOf(
    needs.map((warning) => `  ${fileWarning(warning, terminal)}`),
    terminal,
  );
}

function someOf(remarks: readonly string[], terminal: Terminal): string[] {
  const left = remarks.length - REMARKS_SHOWN;
  return [
    ...remarks.slice(0, REMARKS_SHOWN),
    ...(left > 0 ? [`  ${terminal.say('summary.more_remarks', { count: left })}`] : []),
  ];
}

/** A summary as data with persons masked. summary.json has the same content without masks. */
export function shownSummary<
  Any extends Pick<Summary, 'file_warnings'> & { readonly inputs?: Summary['inputs'] },
>(summary: Any): Any {
  const { inputs } = summary;
  return {
    ...summary,
    ...(inputs === undefined
      ? {}
      : { inputs: inputs.map((input) => ({ ...input, file: maskPath(input.file) })) }),
    file_warnings: summary.file_warnings.map(maskedWarning),
  };
}

/** In a file without a header, the first row is read as the names of columns. */
function maskedWarning(warning: RunFileWarning): RunFileWarning {
  const { column, value } = warning;
  return {
    ...warning,
    file: maskPath(warning.file),
    ...(column === undefined ? {} : { column: maskPersons(column) }),
    ...(value === undefined ? {} : { value: maskPersons(value) }),
  };
}

function fileWarning(warning: RunFileWarning, terminal: Terminal): string {
  const key = `warning.${warning.code}`;
  const shown = Object.entries(maskedWarning(warning)).map(([name, value]) => [
    name,
    typeof value === 'string' ? visible(value) : value,
  ]);
  const values: Record<string, string | number | undefined> = Object.fromEntries(shown);
  return isTextKey(key) ? terminal.say(key, values) : `${values.file}: ${warning.code}`;
}
