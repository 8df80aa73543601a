import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { say, TEXT_KEYS } from '../../src/text/catalogue.js';

const [, people, amounts, decisions] = readFileSync('docs/glossary.md', 'utf8').split(/^## .*$/m);

/** The rows of a table without its head: the cells of each. */
function rowsOf(section: string): string[][] {
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

const terms = [people, amounts, decisions].flatMap((section) => rowsOf(section as string));

describe('docs/glossary.md', () => {
  const said = TEXT_KEYS.map((key) => say('zh', key)).join('\n');

  it('has no term twice', () => {
    const names = terms.map(([name]) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.length).toBeGreaterThan(50);
  });

  it.each(terms.filter(([, chinese]) => chinese !== ''))('%s: the program says %s', (_, chinese) => {
    for (const word of (chinese as string).split(', ')) expect(said).toContain(word);
  });
});
