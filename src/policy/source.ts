import { closeSync, openSync, readSync } from 'node:fs';
import {
  Composer,
  type CST,
  type Document,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  YAMLParseError,
} from 'yaml';
import { refuseDevice } from '../devices.js';
import { ReliefError } from '../domain/errors.js';
import { refuseKeys, refuseTokens } from './plain-yaml.js';

/** The largest pack, case or configuration file that is read. They are written by hand. */
const MAX_BYTES = 1_000_000;
/** Words, signs, blanks and line ends of such a file: fourteen times as many as in the largest built-in one. */
const MAX_PIECES = 400_000;

/**
 * The bytes of a file that is written by hand. At most MAX_BYTES are read, because the path may lead to a pipe that
 * never ends.
 * Errors: INPUT_IS_DEVICE, NO_SUCH_FILE, YAML_TOO_LARGE.
 */
export function readByHand(path: string): Buffer {
  refuseDevice(path);
  const bytes = Buffer.alloc(MAX_BYTES + 1);
  let length = 0;
  try {
    const file = openSync(path, 'r');
    try {
      for (let read = -1; read !== 0 && length < bytes.length; length += read) {
        read = readSync(file, bytes, length, bytes.length - length, null);
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (/^E[MN]FILE$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new ReliefError('NO_SUCH_FILE', { file: path });
  }
  if (length > MAX_BYTES) throw new ReliefError('YAML_TOO_LARGE', { file: path });
  return Buffer.from(bytes.subarray(0, length));
}

/** The text of a file that is written by hand, which is UTF-8. Errors: YAML_ENCODING. */
export function textByHand(bytes: Uint8Array, file: string): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new ReliefError('YAML_ENCODING', { file });
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** A YAML file. Every scalar is its source text, and the line of every value is known. */
export class YamlSource {
  private constructor(
    readonly file: string,
    readonly data: unknown,
    private readonly root: Node | null,
    private readonly lines: LineCounter,
  ) {}

  /**
   * Reads YAML text that is plain data: keys, lists and texts. Everything else in YAML is refused. A key written twice
   * is an error, because only one of the two would count.
   * Errors: YAML_*.
   */
  static parse(text: string, file: string): YamlSource {
    if (text.length > MAX_BYTES) throw new ReliefError('YAML_TOO_LARGE', { file });
    const lines = new LineCounter();
    const tokens = tokensOf(text, lines, file);
    refuseTokens(tokens, lines, file);
    const document = composeDocument(tokens, text.length);
    const problem = document.errors[0];
    if (problem !== undefined) throw syntaxError(problem.message, problem.pos[0], lines, file);
    const root = document.contents as Node | null;
    refuseKeys(root, lines, file);
    return new YamlSource(file, document.toJS({ maxAliasCount: 0 }), root, lines);
  }

  /** The line of the value at a path, or of the nearest value around it that exists. */
  lineOf(path: readonly PropertyKey[]): number {
    let node: unknown = this.root;
    let line = 1;
    for (const step of path) {
      const next = childOf(node, step);
      if (next === undefined) break;
      line = this.lineOfNode(next.key ?? next.value) ?? line;
      node = next.value;
    }
    return line;
  }

  private lineOfNode(node: unknown): number | undefined {
    const start = (node as Node | null)?.range?.[0];
    return start === undefined ? undefined : this.lines.linePos(start).line;
  }
}

/**
 * Cuts a text into tokens. It stops at the first wrong one: a file may consist of a million of them.
 * Errors: YAML_SYNTAX, YAML_TOO_COMPLEX.
 */
function tokensOf(text: string, lines: LineCounter, file: string): CST.Token[] {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  const take = (more: Iterable<CST.Token>): void => {
    for (const token of more) {
      if (token.type === 'error') throw syntaxError(token.message, token.offset, lines, file);
      tokens.push(token);
    }
  };
  lines.addNewLine(0);
  let pieces = 0;
  for (const piece of new Lexer().lex(text)) {
    if (++pieces > MAX_PIECES)
      throw new ReliefError('YAML_TOO_COMPLEX', { file, line: lines.linePos(parser.offset).line });
    take(parser.next(piece));
  }
  take(parser.end());
  return tokens;
}

function syntaxError(message: string, offset: number, lines: LineCounter, file: string): ReliefError {
  return new ReliefError('YAML_SYNTAX', {
    file,
    line: lines.linePos(offset).line,
    value: firstLine(message),
  });
}

/**
 * Composes the document of a text from its tokens. The library's `parseDocument` starts from the text and would cut it
 * into tokens again.
 */
function composeDocument(tokens: readonly CST.Token[], length: number): Document.Parsed {
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, merge: false });
  // Only two are taken, because a file may hold a hundred thousand documents.
  const [document, second]: Iterable<Document.Parsed> = composer.compose(tokens, true, length);
  if (second !== undefined) {
    const [start, end] = second.range;
    const problem = 'a second document begins here (---)';
    document.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', problem));
  }
  return document;
}

/** A path inside a YAML file as people write it: benefits[0].standards[1].ratio. */
export function formatPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? String(step) : `.${String(step)}`;
  }
  return text;
}

function childOf(node: unknown, step: PropertyKey): { key?: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
    return pair === undefined ? undefined : { key: pair.key, value: pair.value };
  }
  if (isSeq(node) && typeof step === 'number' && step < node.items.length) return { value: node.items[step] };
  return undefined;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}
