import { type CST, isMap, isPair, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import { ReliefError } from '../domain/errors.js';

/**
 * Refuses what is not plain data. A pack or a configuration consists of keys, lists and texts. Everything else in YAML
 * changes what a text means or silently leaves something out.
 */

/** Far deeper than any of these files. The YAML parser needs stack for each level. */
const MAX_DEPTH = 64;
/** Far more than any map of these files has. Each key is compared with all the others. */
const MAX_KEYS = 1000;

/**
 * Checks the tokens of a text before it is composed. Composing is recursive, so a hundred thousand nested brackets would
 * crash the process. The parser of tokens is not recursive.
 * Errors: YAML_TOO_COMPLEX, YAML_NOT_PLAIN, YAML_ALIAS.
 */
export function refuseTokens(tokens: readonly CST.Token[], lines: LineCounter, file: string): void {
  const open = tokens.map((token) => ({ token, depth: 0 })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    const line = lineOf(token, lines);
    if ((depth > MAX_DEPTH && 'items' in token) || keysOf(token) > MAX_KEYS)
      throw new ReliefError('YAML_TOO_COMPLEX', { file, line });
    if (token.type === 'alias' || token.type === 'anchor')
      throw new ReliefError('YAML_ALIAS', { file, line });
    if (token.type === 'tag' || token.type === 'directive')
      throw new ReliefError('YAML_NOT_PLAIN', { file, line, value: token.source });
    // Reversed, so that the first in the file is checked next.
    for (const inner of insideOf(token).reverse()) open.push({ token: inner, depth: depth + 1 });
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

/** The tokens directly inside a token, in order: the value of a document, keys and values, tags and anchors. */
function insideOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document')
    return [...token.start.filter(isMark), ...(token.value ? [token.value] : [])];
  if (token.type === 'block-scalar') return token.props.filter(isMark);
  if (!('items' in token)) return [];
  return token.items.flatMap(({ start, key, sep = [], value }) =>
    [...start.filter(isMark), key, ...sep.filter(isMark), value].filter((inner) => inner != null),
  );
}

/** A tag or an anchor, not a blank, a line end or a sign. */
function isMark({ type }: CST.Token): boolean {
  return type === 'tag' || type === 'anchor';
}

/** Keys that are refused: `__proto__` is no ordinary key in JavaScript, and some code silently skips it. */
const NO_KEYS = new Set(['', '<<', '__proto__']);

/** Unseen characters, and blanks around a text. */
const UNSEEN = /[\p{Cf}\p{Cc}]|^\p{Z}+|\p{Z}+$/gu;

/**
 * Checks the keys of a composed text, however they are written: with escapes, in quotes, over several lines. A key
 * is one text, and no two keys of a map are read as the same one.
 * Errors: YAML_KEY, YAML_KEY_TWICE.
 */
export function refuseKeys(root: Node | null, lines: LineCounter, file: string): void {
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isSeq(node)) for (const item of node.items) open.push(item);
    if (isPair(node)) open.push(node.value ?? null);
    if (!isMap(node)) continue;
    const seen = new Map<string, string>();
    for (const { key, value } of node.items) {
      const line = lines.linePos((key as Node | null)?.range?.[0] ?? node.range?.[0] ?? 0).line;
      const text = isScalar(key) && typeof key.value === 'string' ? key.value : '';
      const plain = text.normalize('NFKC').replace(UNSEEN, '');
      if (NO_KEYS.has(plain)) throw new ReliefError('YAML_KEY', { file, line, value: text });
      const alike = plain.toLowerCase();
      const other = seen.get(alike);
      if (other !== undefined) throw new ReliefError('YAML_KEY_TWICE', { file, line, value: text, other });
      seen.set(alike, text);
      open.push(value);
    }
  }
}
