import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ReliefError } from '../../domain/errors.js';
import { proposedLines } from '../../init/column-proposal.js';
import {
  type Column,
  FILE_KINDS,
  type FileSurvey,
  NO_RULES,
  type ReadingRules,
  readConfig,
  surveyTables,
  TABLES,
} from '../../intake/index.js';
import { jsonText } from '../../reports/json.js';
import type { Language } from '../../text/catalogue.js';
import type { Call } from '../call.js';
import { columnTableLines, columnTablesAsMarkdown } from '../column-tables.js';
import { describeError, STATUS_DONE } from '../errors.js';
import { maskedSurvey, surveyLines } from '../file-survey.js';
import type { Terminal } from '../terminal.js';

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
    const rules = await rulesBeside(path, terminal);
    const found = await surveyTables(path, {
      rules: options.sheet === undefined ? rules : { ...rules, sheet: options.sheet },
      ...(options.inputEncoding === undefined ? {} : { encoding: options.inputEncoding }),
      ...(io.stdin === undefined ? {} : { stdin: io.stdin }),
    });
    surveys.push(...found);
    if (!options.json) terminal.print(...found.flatMap((survey) => surveyLines(survey, terminal)));
  }
  if (options.json) io.stdout.write(jsonText(surveys.map((survey) => asData(survey, language))));
  return STATUS_DONE;
}

/** What relief.yaml beside a file says of its columns. One that cannot be read is told of, and stops nothing here. */
async function rulesBeside(path: string, terminal: Terminal): Promise<ReadingRules> {
  const config = join(path === '-' ? '.' : dirname(path), 'relief.yaml');
  if (!existsSync(config)) return NO_RULES;
  try {
    return (await readConfig(config)).rules;
  } catch (error) {
    if (!(error instanceof ReliefError)) throw error;
    terminal.io.stderr.write(`${describeError(error, terminal.language).join('\n  ')}\n`);
    return NO_RULES;
  }
}

function asData(survey: FileSurvey, language: Language) {
  const { unplaced, ...rest } = maskedSurvey(survey);
  return { ...rest, proposal: unplaced === undefined ? [] : proposedLines([unplaced], language) };
}

function tablesAsData() {
  return Object.fromEntries(
    FILE_KINDS.map((kind) => {
      const { columns, unread = [], ignored } = TABLES[kind];
      return [kind, { columns: columns.map(columnAsData), unread: unread.map(columnAsData), ignored }];
    }),
  );
}

function columnAsData({ name, zh, kind, required, aliases, plus, otherwise, joined, words, about }: Column) {
  return {
    column: name,
    header_zh: zh,
    content: kind,
    required: required === true,
    aliases,
    plus: plus ?? [],
    joined: joined ?? [],
    otherwise: (otherwise ?? []).map((source) => ({
      aliases: source.aliases,
      values: valuesAsData(source.words),
    })),
    values: valuesAsData(words),
    about,
  };
}

function valuesAsData(words: Column['words']) {
  return (words?.list ?? []).map((value, index) => ({
    value,
    spellings: (words?.written ?? [])
      .filter(([text, of]) => of === index && text !== value)
      .map(([text]) => text),
  }));
}
