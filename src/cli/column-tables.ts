import { type Column, FILE_KINDS, type FileKind, TABLES } from '../intake/index.js';
import { type Language, say, type TextKey } from '../text/catalogue.js';
import { displayWidth, table } from './table.js';
import type { Terminal } from './terminal.js';

const WIDTH = 100;
const INDENT = 6;

/** The columns of one kind of file for the terminal: a line for each, its other headers and values below. */
export function columnTableLines(kind: FileKind, terminal: Terminal): string[] {
  const { language, paint } = terminal;
  const words = ['column', 'chinese', 'content', 'required'] as const;
  const head = words.map((word) => terminal.say(`columns.${word}` satisfies TextKey));
  const { columns } = TABLES[kind];
  const rows = columns.map((column) => [
    column.name,
    column.zh,
    terminal.say(`columns.content.${column.kind}` satisfies TextKey),
    column.required ? terminal.say('columns.yes') : '',
  ]);
  const [first, ...lines] = table([head, ...rows]);
  return [
    paint.bold(terminal.say(`columns.file.${kind}` satisfies TextKey)),
    first,
    ...lines.flatMap((line, at) => [
      line,
      ...indented(otherNames(columns[at], language)),
      ...indented(valuesOf(columns[at]).join(' ')),
    ]),
    '',
  ];
}

function indented(text: string): string[] {
  if (text === '') return [];
  const lines = [''];
  // A header is never broken in two, so that it can be found and copied.
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1] as string;
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || displayWidth(longer) <= WIDTH - INDENT) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => ' '.repeat(INDENT) + line);
}

/** All columns, values and their spellings as a page of the documentation. */
export function columnTablesAsMarkdown(language: Language): string {
  const parts = [
    `# ${say(language, 'columns.title')}`,
    say(language, 'columns.generated'),
    say(language, 'columns.matching'),
    ...FILE_KINDS.map((kind) => kindAsMarkdown(kind, language)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function kindAsMarkdown(kind: FileKind, language: Language): string {
  const { columns, unread = [], ignored } = TABLES[kind];
  const word = (key: string): string => say(language, `columns.${key}` as TextKey);
  const words = ['column', 'chinese', 'required', 'content', 'meaning', 'other_names'];
  const rowOf = (column: Column): string[] => [
    `\`${column.name}\``,
    column.zh,
    column.required ? word('yes') : '',
    word(`content.${column.kind}`),
    column.about[language],
    otherNames(column, language, code),
  ];
  const lists = columns
    .filter((column) => column.words !== undefined)
    .map((column) => wordsAsMarkdown(column, language));
  return [
    `## ${word(`file.${kind}`)}`,
    markdownTable(words.map(word), columns.map(rowOf)),
    ...lists,
    ...(unread.length === 0 ? [] : [word('unread'), markdownTable(words.map(word), unread.map(rowOf))]),
    `${word('known_ignored')} ${[...new Set(ignored)].map(code).join(', ')}`,
  ].join('\n\n');
}

/** The values of a column and every spelling that is read as one of them. */
function wordsAsMarkdown(column: Column, language: Language): string {
  const spellings = (words: Column['words'], index: number): string =>
    (words?.written ?? [])
      .filter(([text, of]) => of === index && text !== words?.list[index])
      .map(([text]) => text)
      .join(say(language, 'list.separator'));
  const sources = (column.otherwise ?? []).filter((source) => source.words !== undefined);
  const head = [
    say(language, 'columns.value'),
    say(language, 'columns.read_as_well'),
    ...sources.map((source) => `${say(language, 'columns.in_column')} \`${source.aliases[0]}\``),
  ];
  const rows = (column.words?.list ?? []).map((value, index) => [
    value === '' ? say(language, 'columns.blank') : code(value) + (column.words?.blank === index ? ' *' : ''),
    spellings(column.words, index),
    ...sources.map((source) => spellings(source.words, index)),
  ]);
  return `### ${column.name}\n\n${markdownTable(head, rows)}`;
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}

function valuesOf({ words }: Column): string[] {
  return (words?.list ?? []).filter((value) => value !== '');
}

/** The other headers of a column: aliases, then what is added up with it, then what stands in for it. */
function otherNames(
  { aliases, plus = [], otherwise = [], joined = [] }: Column,
  language: Language,
  mark: (text: string) => string = (text) => text,
): string {
  const list = (names: readonly string[]): string => names.map(mark).join(', ');
  return [
    list(aliases),
    ...plus.map((names) => say(language, 'columns.plus', { columns: list(names) })),
    ...otherwise.map((source) => say(language, 'columns.otherwise', { columns: list(source.aliases) })),
    ...(joined.length === 0 ? [] : [say(language, 'columns.joined', { columns: list(joined.flat()) })]),
  ]
    .filter((text) => text !== '')
    .join('; ');
}
