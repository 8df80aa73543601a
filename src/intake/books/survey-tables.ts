import { ReliefError } from '../../domain/errors.js';
import { NO_RULES } from '../../domain/reading-rules.js';
import type { ReadOptions } from '../records/table-reader.js';
import { Source, tableName } from '../source/source.js';
import { type FileSurvey, surveySource } from '../survey.js';
import { tableNamed } from './open-tables.js';
import { referenceOf } from './refs.js';
import { type Table, withTables } from './tables.js';

/**
 * Surveys every table of an input: a plain file itself, each visible sheet of a workbook, each table of an archive. One
 * sheet may be named by `options.rules.sheet` or after the path.
 * Errors: those of `surveySource`, and of opening workbooks and archives.
 */
export async function surveyTables(
  given: string,
  options: Pick<ReadOptions, 'encoding' | 'stdin' | 'rules'> = {},
): Promise<FileSurvey[]> {
  const { path, table } = referenceOf(given);
  const { rules = NO_RULES } = options;
  const source = await Source.open(path, options.stdin ?? process.stdin);
  try {
    return await withTables(source, rules, async (container) => {
      const name = table ?? (container?.kind === 'workbook' ? rules.sheet : undefined);
      if (container === undefined && name === undefined) return [await surveySource(source, options)];
      const tables =
        name !== undefined
          ? [tableNamed(container, name, path)]
          : (container?.tables.filter(({ isHidden, isEmpty }) => !isHidden && !isEmpty) ?? []);
      const surveys: FileSurvey[] = [];
      for (const one of tables) surveys.push(await surveyOf(one, path, options));
      return surveys;
    });
  } finally {
    await source.close();
  }
}

async function surveyOf(
  table: Table,
  path: string,
  options: Pick<ReadOptions, 'encoding' | 'rules'>,
): Promise<FileSurvey> {
  const opened = await table.open();
  try {
    return await surveySource(opened, options);
  } catch (error) {
    // A sheet of notes is no table. It must not stop the survey of the other sheets.
    if (!(error instanceof ReliefError) || table.look !== undefined) throw error;
    const nothing = { rows: 0, columns: [], missing: [], unplaced: undefined };
    return {
      path: tableName(path, table.name),
      kind: undefined,
      encoding: 'utf8',
      delimiter: 'comma',
      ...nothing,
    };
  } finally {
    await opened.close();
  }
}
