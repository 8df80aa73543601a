import { type FileSurvey, type SurveyedColumn, TABLES } from '../intake/index.js';
import { MASKED } from '../reports/shared/privacy.js';
import type { TextKey } from '../text/catalogue.js';
import { maskerOfUnknown, maskPath } from './masking.js';
import { table } from './table.js';
import { maskInput } from './table-masking.js';
import type { Terminal } from './terminal.js';
import { columnProposalLines, masked } from './unplaced-columns.js';
import { visible } from './visible.js';

/** How a file would be read: what each column is read as, and what would stop a run. */
export function surveyLines(survey: FileSurvey, terminal: Terminal): string[] {
  const { path, kind, rows, encoding, delimiter, missing, columns } = maskedSurvey(survey);
  const { paint } = terminal;
  const listed = columns.filter(({ use }) => use !== 'ignored');
  const ignored = columns.filter(({ use }) => use === 'ignored');
  const head = ['columns.header', 'columns.taken_for', 'columns.samples'].map((key) =>
    terminal.say(key as TextKey),
  );
  const body = listed.map((column) => [
    visible(column.header),
    takenFor(column, terminal),
    column.samples.map(visible).join(' | '),
  ]);
  const facts = {
    rows,
    encoding: terminal.say(`columns.encoding.${encoding}` satisfies TextKey),
    delimiter: terminal.say(`columns.delimiter.${delimiter}` satisfies TextKey),
    kind: kind === undefined ? '' : terminal.say(`columns.kind.${kind}` satisfies TextKey),
  };
  return [
    paint.bold(visible(path)),
    `  ${terminal.say(kind === undefined ? 'columns.no_kind' : 'columns.facts', facts)}`,
    ...table([head, ...body]),
    ...(ignored.length === 0
      ? []
      : [
          `  ${terminal.say('columns.ignored', { columns: ignored.map(({ header }) => visible(header)).join(', ') })}`,
        ]),
    ...(missing.length === 0
      ? []
      : [`  ${paint.red(terminal.say('columns.missing', { columns: missing.join(', ') }))}`]),
    ...(columns.some(({ use }) => use === 'ambiguous')
      ? [`  ${paint.red(terminal.say('columns.ambiguous'))}`]
      : []),
    ...(survey.unplaced === undefined ? [] : columnProposalLines([survey.unplaced], terminal.language)),
    '',
  ];
}

function takenFor({ use, names, isAddend }: SurveyedColumn, terminal: Terminal): string {
  const { paint } = terminal;
  switch (use) {
    case 'read':
      return isAddend ? terminal.say('columns.addend', { columns: names.join(', ') }) : names.join(', ');
    case 'ambiguous':
      return paint.red(terminal.say('columns.one_of_two', { columns: names.join(', ') }));
    case 'ten_thousands':
      return paint.red(terminal.say('columns.use.ten_thousands'));
    default:
      return paint.yellow(terminal.say(`columns.use.${use}` satisfies TextKey));
  }
}

/** A survey with the names and numbers of persons masked. */
export function maskedSurvey(survey: FileSurvey): FileSurvey {
  const maskUnknown = maskerOfUnknown(survey.columns.map(({ header }) => header));
  const columns = survey.columns.map((column) => ({
    ...column,
    header: column.use === 'unknown' ? maskUnknown(column.header) : column.header,
    samples: samplesOf(survey, column, maskUnknown),
  }));
  return {
    ...survey,
    path: maskPath(survey.path),
    columns,
    unplaced: survey.unplaced && masked(survey.unplaced),
  };
}

function samplesOf(
  { kind }: FileSurvey,
  { header, names, samples }: SurveyedColumn,
  maskUnknown: (text: string) => string,
): string[] {
  const column = kind === undefined ? undefined : TABLES[kind].columns.find(({ name }) => name === names[0]);
  // A header may be read as another column than its own: psn_no as the household.
  if (column !== undefined) return samples.map((text) => maskInput(column.name, maskInput(header, text)));
  // A column that is not read may hold anything, such as telephone numbers.
  return samples.map((text) =>
    maskInput(header, maskUnknown(text)).replace(/\d{7,}[\dXx]?/g, (digits) => MASKED.id(digits)),
  );
}
