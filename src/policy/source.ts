import { closeSync, openSync, readSync } from 'node:fs';
import {
  Composer,
  type CST,
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
  YAMLParseError,
} from 'yaml';
import { refuseDevice } from '../devices.js';
import { ReliefError } from '../domain/errors.js';

/** The largest pack, case or configuration file that is read. They are written by hand. */
const MAX_BYTES = 1_000_000;
/** Far deeper than any of these files; each level costs the reader of the YAML a part of its stack. */
const MAX_DEPTH = 64;
/** Far more than any map of these files has; each key is compared with all the others. */
const MAX_KEYS = 1000;

/**
 * The bytes of a file that is written by hand. No more of it is read than may be, whatever the path leads to: a pipe
 * need not have an end.
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

/** A YAML file whose every scalar is its source text, and which knows the line of each of its values. */
export class YamlSource {
  private constructor(
    readonly file: string,
    readonly data: unknown,
    private readonly root: Node | null,
    private readonly lines: LineCounter,
  ) {}

  /**
   * Reads YAML text. Aliases are refused, because a few of them can stand for gigabytes, and a key
   * written twice is an error, because only one of the two would count.
   */
  static parse(text: string, file: string): YamlSource {
    if (text.length > MAX_BYTES) throw new ReliefError('YAML_TOO_LARGE', { file });
    const lines = new LineCounter();
    const tokens = [...new Parser(lines.addNewLine).parse(text)];
    refuseTooComplex(tokens, lines, file);
    const document = composeDocument(tokens, text.length);
    const problem = document.errors[0];
    if (problem !== undefined) {
      const line = lines.linePos(problem.pos[0]).line;
      throw new ReliefError('YAML_SYNTAX', { file, line, value: firstLine(problem.message) });
    }
    let data: unknown;
    try {
      data = document.toJS({ maxAliasCount: 0 });
    } catch {
      throw new ReliefError('YAML_ALIAS', { file });
    }
    return new YamlSource(file, data, document.contents as Node | null, lines);
  }

  /** The line on which the value at a path stands, or the nearest value around it that exists. */
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
 * The one document that the tokens of a text make. The library's `parseDocument` does the same, but from the text:
 * it would cut it into tokens once more.
 */
function composeDocument(tokens: readonly CST.Token[], length: number): Document.Parsed {
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: true, merge: false });
  // Taken apart rather than collected, because a file may hold a hundred thousand documents.
  const [document, second]: Iterable<Document.Parsed> = composer.compose(tokens, true, length);
  if (second !== undefined) {
    const [start, end] = second.range;
    const problem = 'Source contains multiple documents; please use YAML.parseAllDocuments()';
    document.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', problem));
  }
  return document;
}

/**
 * Refuses lists in lists in lists … and endless maps before the text is composed, which goes as deep as they do: a
 * hundred thousand brackets would end not the reading but the process. The parser of tokens keeps a stack of its own.
 * Errors: YAML_TOO_COMPLEX.
 */
function refuseTooComplex(tokens: readonly CST.Token[], lines: LineCounter, file: string): void {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > MAX_DEPTH || keysOf(token) > MAX_KEYS) {
      throw new ReliefError('YAML_TOO_COMPLEX', { file, line: lineOf(token, lines) });
    }
    for (const inner of insideOf(token)) open.push({ token: inner, depth: depth + 1 });
    // In JavaScript it is no key but another thing, which some code passes over in silence.
    if ('source' in token && token.source.replace(/["']/g, '') === '__proto__')
      throw new ReliefError('YAML_SYNTAX', { file, line: lineOf(token, lines), value: '__proto__' });
  }
}

function lineOf(token: CST.Token, lines: LineCounter): number {
  return lines.linePos('offset' in token ? token.offset : 0).line;
}

function keysOf(token: CST.Token): number {
  const isMap =
    token.type === 'block-map' || (token.type === 'flow-collection' && token.start.source === '{');
  return isMap ? token.items.length : 0;
}

/** The values that stand directly inside a token: a document's, or those of a map or list. */
function insideOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((inner) => inner != null));
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
