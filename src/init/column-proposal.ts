import { type Column, FILL_IN, IGNORE, type UnplacedFile } from '../intake/index.js';
import { type Language, say } from '../text/catalogue.js';

/** Everything that relief.yaml may say about such files, as comments: the user removes the # where a line is right. */
export function proposedLines(files: readonly UnplacedFile[], language: Language): string[] {
  return [...columnMapLines(files, language), ...switchLines(files, language)].map((line) => `# ${line}`);
}

/**
 * The lines of relief.yaml that map unknown columns: a guess where the name allows one, else a blank to fill in.
 * Headers are quoted, so that YAML gives none of them a meaning of its own.
 */
function columnMapLines(files: readonly UnplacedFile[], language: Language): string[] {
  const kinds = [...new Set(files.map(({ kind }) => kind))];
  const sections = kinds.flatMap((kind) => {
    const entries = entriesOf(
      files.filter((file) => file.kind === kind),
      language,
    );
    return entries.length === 0 ? [] : [`  ${kind}:`, ...entries];
  });
  return sections.length === 0 ? [] : ['columns:', ...sections];
}

function entriesOf(files: readonly UnplacedFile[], language: Language): string[] {
  const entries = new Map<string, string>();
  for (const { columns } of files) {
    for (const { header, guess, isMoney, inTenThousands } of columns) {
      if (header === '' || entries.has(header)) continue;
      const isNeeded = isMoney !== false || inTenThousands;
      const column = guess ?? (isNeeded ? FILL_IN : IGNORE);
      const target = inTenThousands ? `{column: ${column}, unit: 万元}` : column;
      const why = guess !== undefined ? 'guess' : isNeeded ? 'to_say' : 'not_needed';
      entries.set(header, `    ${JSON.stringify(header)}: ${target} # ${say(language, `proposal.${why}`)}`);
    }
  }
  return [...entries.values()];
}

/** The columns that a file lacks, each with its names in Chinese and in the national interface. */
export function missingLine({ file, missing }: UnplacedFile, language: Language): string[] {
  if (missing.length === 0) return [];
  const columns = missing.map(nameInFull).join(say(language, 'list.separator'));
  return [say(language, 'proposal.missing', { file, columns })];
}

/** `basic_paid (统筹基金支出, hifp_pay)` */
function nameInFull({ name, zh, aliases, plus = [] }: Column): string {
  const national = [aliases, ...plus].flatMap(
    (names) => names.find((alias) => /^[a-z_]+$/.test(alias)) ?? [],
  );
  const names = [zh, ...(national.length === 0 ? [] : [national.join(' + ')])];
  return `${name} (${names.join(', ')})`;
}

/** Switches of relief.yaml that may replace a missing column, each with a word on when. */
function switchLines(files: readonly UnplacedFile[], language: Language): string[] {
  const lacks = (name: string): boolean =>
    files.some(({ kind, missing }) => kind === 'claims' && missing.some((column) => column.name === name));
  return [
    ...(lacks('claim_id') ? [`claim_id: derived # ${say(language, 'proposal.derived')}`] : []),
    ...(lacks('basic_paid') ? [`basic_paid: absent # ${say(language, 'proposal.absent')}`] : []),
  ];
}
