import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { relief, scratchFolder } from './executable.js';

/**
 * What a start costs is what it loads. How long that takes differs from machine to machine; what is loaded does not,
 * so that is what is held here.
 */

const scratch = scratchFolder();
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const CLAIMS = 'samples/dongyang-2020/claims.csv';

interface Loaded {
  /** Names of the packages. */
  readonly packages: string[];
  /** Compiled files of ours, relative to dist/. */
  readonly files: string[];
  /** All scripts, as URLs. */
  readonly scripts: string[];
}

/** Runs the executable and returns what it has loaded in all its threads, by Node's own record for test coverage. */
function loadedBy(...args: readonly string[]): Loaded {
  const record = mkdtempSync(join(scratch, 'record-'));
  expect(relief(args, { env: { NODE_V8_COVERAGE: record } })).toMatchObject({ status: 0, stderr: '' });
  const scripts = readdirSync(record).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(record, name), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
  });
  const packages = scripts.flatMap((url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []);
  const ours = scripts.map((url) => fileURLToPath(url)).filter((path) => path.startsWith(DIST));
  return {
    packages: [...new Set(packages)].sort(),
    files: ours.map((path) => path.slice(DIST.length).replaceAll('\\', '/')).sort(),
    scripts,
  };
}

/** The rooms of files, `cli` for dist/src/cli/main.js. */
function roomsOf({ files }: Loaded): string[] {
  return [...new Set(files.flatMap((file) => /^src\/([^/]+)\//.exec(file)?.[1] ?? []))].sort();
}

describe('relief --version', () => {
  it('loads no package, and of ours only what knows the version and what says that the rest cannot be loaded', () => {
    const { packages, files } = loadedBy('--version');
    expect(packages).toEqual([]);
    expect(files).toEqual([
      'bin/relief.js',
      'src/cli/failed-start.js',
      'src/cli/main.js',
      'src/cli/process.js',
      'src/domain/errors.js',
      'src/package-root.js',
      'src/system-errors.js',
      'src/text/system.js',
      'src/version.js',
    ]);
  });
});

describe('relief --help', () => {
  it('waits for no command', () => {
    const loaded = loadedBy('--help');
    expect(loaded.packages).toEqual(['chalk', 'commander', 'get-east-asian-width']);
    expect(loaded.files.filter((file) => file.startsWith('src/cli/commands/'))).toEqual([]);
    for (const room of ['engine', 'policy', 'run']) expect(roomsOf(loaded)).not.toContain(room);
  });
});

describe('relief adjudicate of a small file', () => {
  const all = loadedBy('adjudicate', CLAIMS, '--out', join(scratch, 'all'));
  const tables = loadedBy('adjudicate', CLAIMS, '--out', join(scratch, 'tables'), '--reports', 'csv,json');

  it('starts no thread', () => {
    expect(all.files).not.toContain('src/run/threads/worker.js');
    expect(all.files).toEqual([...new Set(all.files)]);
  });

  it('loads no other command, and no room that serves only others', () => {
    expect(all.files.filter((file) => file.startsWith('src/cli/commands/'))).toEqual([
      'src/cli/commands/adjudicate.js',
    ]);
    for (const room of ['audit', 'init', 'policy-test', 'sample', 'verify']) {
      expect(roomsOf(all)).not.toContain(room);
    }
  });

  it('loads the charts in one file, and without those that no page draws', () => {
    const charts = all.scripts.filter((url) => /\/node_modules\/(?:echarts|zrender)\//.test(url));
    expect(charts.map((url) => url.slice(url.lastIndexOf('/') + 1))).toEqual(['echarts.common.min.js']);
  });

  it('loads neither workbook nor page where only tables are asked for', () => {
    const forPeople = /^src\/reports\/(?:page|shared|workbook)\//;
    expect(all.files.some((file) => forPeople.test(file))).toBe(true);
    // How persons are masked is one small file, which the terminal uses too.
    expect(tables.files.filter((file) => forPeople.test(file))).toEqual(['src/reports/shared/privacy.js']);
    for (const name of ['echarts', 'fflate', 'write-excel-file', 'zrender']) {
      expect(tables.packages).not.toContain(name);
    }
    expect(all.packages).toEqual(expect.arrayContaining(['echarts', 'write-excel-file']));
  });
});
