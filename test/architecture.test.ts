import { describe, expect, it } from 'vitest';
import { builtInIds, loadPolicy } from '../src/policy/load.js';
import { circlesOf } from './architecture/circles.js';
import { type Import, imports, type Source, sources } from './architecture/sources.js';

/**
 * The rooms of the house and what each may import besides itself. Types alone may come from further rooms.
 * A new room is entered here, so that its place is decided and not found out later.
 */
const ROOMS: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  domain: { values: [] },
  columnar: { values: ['domain'] },
  tables: { values: ['domain', 'columnar'] },
  mechanisms: { values: ['domain', 'columnar', 'tables'] },
  // The words of a mechanism stand in its own file.
  text: { values: ['domain', 'mechanisms'] },
  'package-root.ts': { values: [] },
  'version.ts': { values: ['package-root.ts'] },
  'regular-file.ts': { values: [] },
  'system-errors.ts': { values: ['domain'] },
  'devices.ts': { values: ['domain'] },
  policy: { values: ['domain', 'mechanisms', 'package-root.ts', 'devices.ts'] },
  engine: { values: ['domain', 'columnar', 'tables', 'text', 'policy', 'mechanisms'] },
  fund: { values: ['domain', 'columnar', 'tables', 'text', 'policy', 'mechanisms', 'engine'] },
  reconciliation: { values: ['domain', 'columnar', 'tables', 'text', 'policy', 'mechanisms', 'engine'] },
  explain: { values: ['domain', 'columnar', 'tables', 'text', 'policy', 'mechanisms', 'engine'] },
  intake: {
    values: ['domain', 'columnar', 'tables', 'text', 'policy/source.ts', 'devices.ts'],
    types: ['policy'],
  },
  'policy-test': {
    values: ['domain', 'columnar', 'tables', 'text', 'policy', 'mechanisms', 'engine', 'intake'],
  },
  // It may read packs and words; that it shares no arithmetic is said below.
  audit: { values: ['domain', 'text', 'policy/load.ts', 'regular-file.ts'] },
  reports: {
    values: [
      'domain',
      'columnar',
      'tables',
      'text',
      'policy',
      'mechanisms',
      'engine',
      'fund',
      'reconciliation',
      'version.ts',
      'regular-file.ts',
    ],
    types: ['intake'],
  },
};

/** Rooms that bring the others together; everything but the terminal is theirs to use. */
const WHOLE_RUNS = ['run', 'verify', 'init', 'sample', 'index.ts'];

/** Only the terminal may know the clock, the locale and the environment. */
const TERMINAL = ['cli'];

/** A spreadsheet's date cell is a date object to the library that writes it: made of a known day, never of the clock. */
const DATE_OBJECTS = ['src/reports/workbook/cells.ts'];

const files = sources.map(({ file }) => file);

describe('who may import whom', () => {
  it('is said for every room', () => {
    const known = [...Object.keys(ROOMS), ...WHOLE_RUNS, ...TERMINAL, 'bin'];
    expect([...new Set(files.map(roomOf))].filter((room) => !known.includes(room))).toEqual([]);
  });

  it('imports point to files that are there', () => {
    const missing = imports.filter(({ to }) => to.startsWith('src/') && !files.includes(to));
    expect(missing).toEqual([]);
  });

  it.each(Object.keys(ROOMS))('%s', (room) => {
    expect(imports.filter((item) => roomOf(item.from) === room && !isAllowed(item)).map(shown)).toEqual([]);
  });

  it('nobody imports the terminal but the executable', () => {
    const wrong = imports.filter(
      ({ from, to }) => roomOf(to) === 'cli' && roomOf(from) !== 'cli' && !from.startsWith('bin/'),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  it('no room imports one that imports it, type imports included', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of imports) {
      if (roomOf(to) === roomOf(from) || !to.startsWith('src/')) continue;
      next.set(roomOf(from), [...(next.get(roomOf(from)) ?? []), roomOf(to)]);
    }
    expect(circlesOf(next)).toEqual([]);
  });
});

describe('engine and mechanisms', () => {
  // It hands the mechanisms the library of shapes; they need no more than its types.
  const SHAPE = 'src/mechanisms/shape.ts';
  const rooms = ['engine', 'mechanisms'];
  const loaded = valueClosure(files.filter((file) => rooms.includes(roomOf(file)) && file !== SHAPE));

  it('never load a module of the machine: no file, no clock, no terminal, not even through others', () => {
    expect([...loaded].filter((module) => !module.startsWith('src/'))).toEqual([]);
  });

  it('never load the loader of packs', () => {
    const policy = [...loaded].filter((module) => roomOf(module) === 'policy');
    expect(policy).toEqual([]);
  });
});

describe('the auditor', () => {
  const audit = sources.filter(({ file }) => roomOf(file) === 'audit');

  it('shares no arithmetic and no rule with what it audits: of ours it takes words, packs as text, and how a file is opened', () => {
    const words = ['decision', 'errors', 'fund-entry', 'reject', 'unseen', 'formula-guard'].map(
      (name) => `src/domain/${name}.ts`,
    );
    const allowed = ['src/policy/load.ts', 'src/text/reports.ts', 'src/regular-file.ts', ...words];
    const taken = imports.filter(({ from, to }) => roomOf(from) === 'audit' && roomOf(to) !== 'audit');
    const strange = taken.filter(({ to }) => to.startsWith('src/') && !allowed.includes(to));
    expect(strange.map(shown)).toEqual([]);
    const others = new Set(taken.filter(({ to }) => !to.startsWith('src/')).map(({ to }) => to));
    expect([...others].filter((module) => !module.startsWith('node:')).sort()).toEqual([
      'csv-parse',
      'decimal.js',
    ]);
  });

  it('takes no value that the loader of packs has read, but the text of the file', () => {
    expect(linesWith(audit, /loaded\.(?!source\b)|\.source\.(?!data\b)/)).toEqual([]);
  });

  it('is used by nobody whom it audits', () => {
    const users = imports.filter(({ from, to }) => roomOf(to) === 'audit' && roomOf(from) !== 'audit');
    expect([...new Set(users.map(({ from }) => roomOf(from)))].sort()).toEqual(['cli', 'verify']);
  });
});

describe('the code', () => {
  it('names no city: the policies are data', () => {
    const city = /wenzhou|dongyang|yuxi|lianyungang|温州|东阳|玉溪|连云港/i;
    const code = sources.filter(({ file }) => roomOf(file) !== 'text');
    expect(linesWith(code, city, 'text')).toEqual([]);
  });

  it('names no county: their names belong to the policies', () => {
    const areas = builtInIds().flatMap((id) => loadPolicy(id).pack.areaNames);
    const names = areas.flatMap(({ zh }) => [zh, zh.replace(/(?:[区县市]|自治县)$/, '')]);
    expect(names.length).toBeGreaterThan(50);
    expect(linesWith(sources, new RegExp(names.join('|')), 'text')).toEqual([]);
  });

  it('names a city to people only by the id of a policy that there is, as an example', () => {
    const names = /[\w-]*(?:wenzhou|dongyang|yuxi|lianyungang|温州|东阳|玉溪|连云港)[\w-]*/gi;
    const texts = sources.filter(({ file }) => roomOf(file) === 'text');
    const named = texts.flatMap(({ text }) => [...text.matchAll(names)].map((match) => match[0]));
    expect([...new Set(named)].filter((name) => !builtInIds().includes(name))).toEqual([]);
  });

  it('knows the clock, the locale and the environment in the terminal alone', () => {
    const outside = sources.filter(({ file }) => roomOf(file) !== 'cli' && !DATE_OBJECTS.includes(file));
    const dates = sources.filter(({ file }) => DATE_OBJECTS.includes(file));
    const knowing =
      /Date\.now|new Date\b|\bIntl\b|toLocale|localeCompare|process\.env|performance\.now|Math\.random/;
    expect(linesWith(outside, knowing)).toEqual([]);
    const now = /Date\.now|new Date(?!\()|new Date\(\s*\)|[^.\w]Date\(\s*\)/;
    expect(linesWith(dates, now)).toEqual([]);
  });

  it('never leaves a test or a debugging word behind', () => {
    const left = /\bdebugger\b|console\.(log|debug|trace)|\.only\(/;
    expect(linesWith(sources, left)).toEqual([]);
  });
});

function isAllowed({ from, to, typesOnly }: Import): boolean {
  if (!to.startsWith('src/')) return true;
  const room = ROOMS[roomOf(from)];
  const target = roomOf(to);
  if (room === undefined || target === roomOf(from)) return true;
  const values = room.values.some((name) => name === target || `src/${name}` === to);
  return values || (typesOnly && room.types?.includes(target) === true);
}

/** The first folder below src, or the file itself where it lies in src; `bin` for the executable. */
function roomOf(file: string): string {
  const [top, room] = file.split('/') as [string, string | undefined];
  return top === 'src' ? (room ?? '') : top;
}

/** Everything that is loaded when these files are, other packages and the machine's modules included. */
function valueClosure(files: readonly string[]): Set<string> {
  const loaded = new Set<string>();
  const open = [...files];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    open.push(...imports.filter((item) => item.from === file && !item.typesOnly).map((item) => item.to));
  }
  return loaded;
}

/** The lines where a pattern stands: in the code, which leaves comments out, or in the whole text. */
function linesWith(of: readonly Source[], pattern: RegExp, where: 'code' | 'text' = 'code'): string[] {
  return of.flatMap((source) =>
    source[where]
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${source.file}:${at + 1}: ${line.trim()}`] : [])),
  );
}

function shown({ from, to, typesOnly }: Import): string {
  return `${from} → ${to}${typesOnly ? ' (types)' : ''}`;
}
