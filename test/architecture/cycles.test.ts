import { describe, expect, it } from 'vitest';
import { circlesOf } from './circles.js';
import { imports, sources } from './sources.js';

describe('imports between files', () => {
  it('form no circle, type imports included', () => {
    const next = new Map<string, readonly string[]>(sources.map(({ file }) => [file, []]));
    for (const { from, to } of imports) {
      if (next.has(to)) next.set(from, [...(next.get(from) ?? []), to]);
    }
    expect(circlesOf(next).map((circle) => [...circle, circle[0]].join(' → '))).toEqual([]);
  });
});

describe('circlesOf', () => {
  const graph = (edges: Record<string, string>) =>
    new Map(Object.entries(edges).map(([from, to]) => [from, to === '' ? [] : to.split(' ')]));

  it('finds none where the imports only go down', () => {
    expect(circlesOf(graph({ a: 'b c', b: 'c', c: '' }))).toEqual([]);
  });

  it('finds two files that import each other, and a longer way round, each once', () => {
    expect(circlesOf(graph({ a: 'b', b: 'a c', c: 'd', d: 'b', e: 'a' }))).toEqual([
      ['a', 'b'],
      ['b', 'c', 'd'],
    ]);
  });
});
