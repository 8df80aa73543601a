import { closeSync, openSync, readSync } from 'node:fs';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { ReliefError } from '../domain/errors.js';

/** The largest pack, case or configuration file that is read. They are written by hand. */
const MAX_BYTES = 1_000_000;

/**
 * The bytes of a file that is written by hand. No more of it is read than may be, whatever the path leads to: a
 * device or a pipe need not have an end.
 * Errors: NO_SUCH_FILE, YAML_TOO_LARGE.
 */
export function readByHand(path: string): Buffer {
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
    throw new ReliefError('NO_SUCH_FILE', { file: path, value: (error as NodeJS.ErrnoException).code ?? '' });
  }
  if (length > MAX_BYTES) throw new ReliefError('YAML_TOO_LARGE', { file: path, value: `> ${MAX_BYTES}` });
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
    if (text.length > MAX_BYTES)
      throw new ReliefError('YAML_TOO_LARGE', { file, value: String(text.length) });
    const lines = new LineCounter();
    const document = parseDocument(text, {
      schema: 'failsafe',
      lineCounter: lines,
      uniqueKeys: true,
      merge: false,
    });
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
