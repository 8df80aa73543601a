import {
  type Column,
  FILE_KINDS,
  type FileSurvey,
  NO_RULES,
  surveyTables,
  TABLES,
} from '../../intake/index.js';
import { jsonText } from '../../reports/json.js';
import { columnTableLines, columnTablesAsMarkdown } from '../column-tables.js';
import { STATUS_DONE } from '../errors.js';
import { maskedSurvey, surveyLines } from '../file-survey.js';
import type { Call } from '../program.js';

/** Shows the columns that files may have, or how given files would be read. */
export async function run({ args, options, terminal }: Call): Promise<number> {
  const { io, language } = terminal;
  if (args.length === 0) {
    if (options.markdown) io.stdout.write(columnTablesAsMarkdown(language));
    else if (options.json) io.stdout.write(jsonText(tablesAsData()));
    else terminal.print(...FILE_KINDS.flatMap((kind) => columnTableLines(kind, terminal)));
    return STATUS_DONE;
  }
  const surveys: FileSurvey[] = [];
  for (const path of args) {
    const found = await surveyTables(path, {
      ...(options.sheet === undefined ? {} : { rules: { ...NO_RULES, sheet: options.sheet } }),
      ...(options.inputEncoding === undefined ? {} : { encoding: options.inputEncoding }),
      ...(io.stdin === undefined ? {} : { stdin: io.stdin }),
    });
    surveys.push(...found);
    if (!options.json) terminal.print(...found.flatMap((survey) => surveyLines(survey, terminal)));
  }
  if (options.json) io.stdout.write(jsonText(surveys.map(maskedSurvey)));
  return STATUS_DONE;
}

function tablesAsData() {
  return Object.fromEntries(
    FILE_KINDS.map((kind) => {
      const { columns, ignored } = TABLES[kind];
      return [kind, { columns: columns.map(columnAsData), ignored }];
    }),
  );
}

function columnAsData({ name, zh, kind, required, aliases, plus, otherwise, words, about }: Column) {
  return {
    column: name,
    header_zh: zh,
    content: kind,
    required: required === true,
    aliases,
    plus: plus ?? [],
    otherwise: (otherwise ?? []).map((source) => ({
      aliases: source.aliases,
      values: valuesAsData(source.words),
    })),
    values: valuesAsData(words),
    about,
  };
}

function valuesAsData(words: Column['words']) {
  return (words?.list ?? []).map((value, place) => ({
    value,
    spellings: (words?.written ?? [])
      .filter(([text, of]) => of === place && text !== value)
      .map(([text]) => text),
  }));
}
