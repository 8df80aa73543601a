import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Comment, parseSync, Visitor } from 'oxc-parser';

/** One file of the program, parsed. Paths are relative to the repository, with slashes. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** The text with its comments blanked out; every line keeps its number. */
  readonly code: string;
  readonly imports: readonly Import[];
  readonly functions: readonly FunctionSize[];
  /** All names in the code, each once. */
  readonly names: readonly string[];
  readonly comments: readonly string[];
}

/** An import or a re-export. `to` is a path in the repository or the name of a package. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly typesOnly: boolean;
}

/** `lines` counts from the signature to the closing brace, blank lines and comments included. */
interface FunctionSize {
  readonly file: string;
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** All TypeScript files of the program, sorted by path. */
export const sources: readonly Source[] = ['src', 'bin'].flatMap(filesUnder).map(parsed);
export const imports: readonly Import[] = sources.flatMap((source) => source.imports);

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => slashes(relative(root, join(entry.parentPath, entry.name))))
    .sort();
}

function parsed(file: string): Source {
  const text = readFileSync(join(root, file), 'utf8');
  const result = parseSync(file, text);
  if (result.errors.length > 0) throw new Error(`${file}: ${result.errors[0]?.message}`);
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const found: Import[] = [];
  const functions: FunctionSize[] = [];
  const names = new Set<string>();
  const addImport = (specifier: string, typesOnly: boolean) =>
    found.push({ from: file, to: resolved(file, specifier), typesOnly });
  const addFunction = ({ start, end }: { start: number; end: number }) => {
    const line = lineOf(start);
    functions.push({ file, name: nameAt(text, start), line, lines: lineOf(end) - line + 1 });
  };

  for (const { moduleRequest, entries } of result.module.staticImports) {
    addImport(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType));
  }
  for (const { entries } of result.module.staticExports) {
    const request = entries[0]?.moduleRequest;
    if (request)
      addImport(
        request.value,
        entries.every((entry) => entry.isType),
      );
  }
  new Visitor({
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') addImport(source.value, false);
    },
    TSImportType: ({ source }) => addImport(source.value, true),
    FunctionDeclaration: addFunction,
    FunctionExpression: addFunction,
    ArrowFunctionExpression: addFunction,
    Identifier: ({ name }) => names.add(name),
    PrivateIdentifier: ({ name }) => names.add(name),
  }).visit(result.program);
  return {
    file,
    text,
    code: withoutComments(text, result.comments),
    imports: found,
    functions,
    names: [...names],
    comments: result.comments.map(({ value }) => value),
  };
}

/** The first name at or before a function: `draw` for `function draw(`, `read` for `read(…)` in a class. */
function nameAt(text: string, start: number): string {
  const after = /^(?:async\s+)?function\s*\*?\s*(\w+)/.exec(text.slice(start, start + 200))?.[1];
  return after ?? /(\w+)[^\w\n]*$/.exec(text.slice(0, start))?.[1] ?? '(no name)';
}

function resolved(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return slashes(join(dirname(file), specifier).replace(/\.js$/, '.ts'));
}

function withoutComments(text: string, comments: readonly Comment[]): string {
  let code = '';
  let at = 0;
  for (const { start, end } of comments) {
    code += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  return code + text.slice(at);
}

function slashes(path: string): string {
  return path.split(sep).join('/');
}
