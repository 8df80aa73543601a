import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { packPath } from '../../src/policy/load.js';
import { firstLost } from '../../src/reports/protected-files.js';
import { relief } from '../cli/relief.js';
import { hashesOf, scratchFolder, shell } from '../crash/machine.js';

const scratch = scratchFolder();
const SAMPLE = join(process.cwd(), 'samples/dongyang-2020');
const FILES = ['claims.csv', 'roster.csv', 'fund.csv', 'relief.yaml'] as const;
let next = 0;
let town = '';
/** The target of the run: a directory that no run has written. */
let dir = '';

beforeEach(() => {
  town = join(scratch, String(next++));
  dir = join(town, 'dir');
  mkdirSync(dir, { recursive: true });
  for (const file of FILES) copyFileSync(join(SAMPLE, file), join(town, file));
});

/** The paths of all inputs of the run. A built-in policy is an input as well. */
function commandWith(
  places: Partial<Record<'claims' | 'roster' | 'fund' | 'config' | 'policy', string>>,
): string[] {
  const { claims, roster, fund, config, policy } = places;
  return [
    'adjudicate',
    claims ?? join(town, 'claims.csv'),
    ...['--roster', roster ?? join(town, 'roster.csv')],
    ...['--fund', fund ?? join(town, 'fund.csv')],
    ...['--config', config ?? join(town, 'relief.yaml')],
    ...(policy === undefined ? [] : ['--policy', policy]),
    ...['--out', dir, '--force', '--quiet', '--reports', 'csv,json'],
  ];
}

async function expectRefused(command: readonly string[], input: string): Promise<void> {
  const before = hashesOf(dir);
  const told = await relief(command);
  expect(told).toMatchObject({ status: 2, out: '' });
  expect(told.err).toContain(`holds the input ${input}`);
  expect(told.err).toContain('[OUTPUT_HOLDS_INPUT]');
  expect(hashesOf(dir)).toEqual(before);
}

describe('--force takes nothing away that the run reads', () => {
  it.each(['claims', 'roster', 'fund', 'config', 'policy'] as const)(
    '%s in the directory itself',
    async (role) => {
      const file = join(
        dir,
        role === 'config' ? 'my.yaml' : role === 'policy' ? 'my-city.yaml' : `${role}.csv`,
      );
      const source =
        role === 'policy'
          ? packPath('dongyang-2020')
          : join(town, role === 'config' ? 'relief.yaml' : `${role}.csv`);
      copyFileSync(source, file);
      await expectRefused(commandWith({ [role]: file }), file);
    },
  );

  it('a policy of relief.yaml, which is named relative to it', async () => {
    copyFileSync(packPath('dongyang-2020'), join(dir, 'my.yaml'));
    const config = readFileSync(join(town, 'relief.yaml'), 'utf8').replace(
      /policies: .*/,
      'policies: [./dir/my.yaml]',
    );
    writeFileSync(join(town, 'relief.yaml'), config);
    await expectRefused(commandWith({}), join(town, 'dir/my.yaml'));
  });

  it('roster.csv, fund.csv and relief.yaml that nobody named, because they lie beside the claims', async () => {
    for (const file of FILES) copyFileSync(join(SAMPLE, file), join(dir, file));
    symlinkSync(dir, join(town, 'way'));
    const told = await relief(['adjudicate', join(town, 'way', 'claims.csv'), '--out', dir, '--force']);
    expect(told.err).toContain('[OUTPUT_HOLDS_INPUT]');
    expect(FILES.every((file) => existsSync(join(dir, file)))).toBe(true);
  });

  it('a file deep in the directory', async () => {
    mkdirSync(join(dir, 'a', 'b'), { recursive: true });
    const file = join(dir, 'a', 'b', 'roster.csv');
    copyFileSync(join(town, 'roster.csv'), file);
    const told = await relief(commandWith({ roster: file }));
    expect([told.status, existsSync(file)]).toEqual([2, true]);
  });

  it('a file to which a link outside the directory leads', async () => {
    copyFileSync(join(town, 'roster.csv'), join(dir, 'r.csv'));
    symlinkSync(join('dir', 'r.csv'), join(town, 'link.csv'));
    await expectRefused(commandWith({ roster: join(town, 'link.csv') }), join(town, 'link.csv'));
  });

  it('a link in the directory that leads to the file elsewhere: the way to it would be gone', async () => {
    symlinkSync(join('..', 'roster.csv'), join(dir, 'link.csv'));
    await expectRefused(commandWith({ roster: join(dir, 'link.csv') }), join(dir, 'link.csv'));
  });

  it('a link in the directory on the way of another link', async () => {
    symlinkSync(join('..', 'roster.csv'), join(dir, 'inner.csv'));
    symlinkSync(join('dir', 'inner.csv'), join(town, 'outer.csv'));
    await expectRefused(commandWith({ roster: join(town, 'outer.csv') }), join(town, 'outer.csv'));
  });

  it('a folder in the directory, behind a link, on the way to the file', async () => {
    mkdirSync(join(town, 'real'));
    copyFileSync(join(town, 'roster.csv'), join(town, 'real', 'r.csv'));
    symlinkSync(join('..', 'real'), join(dir, 'folder'));
    symlinkSync(join('dir', 'folder'), join(town, 'way'));
    const file = join(town, 'way', 'r.csv');
    await expect(relief(commandWith({ roster: file }))).resolves.toMatchObject({ status: 2 });
    expect(existsSync(file)).toBe(true);
  });

  it('a file that has a second name in the directory', async () => {
    linkSync(join(town, 'roster.csv'), join(dir, 'same.csv'));
    await expectRefused(commandWith({}), join(town, 'roster.csv'));
  });

  it('what comes through standard input from a file in the directory', () => {
    copyFileSync(join(town, 'claims.csv'), join(dir, 'claims.csv'));
    const inputs = `--roster ${town}/roster.csv --config ${town}/relief.yaml`;
    const told = shell(`relief adjudicate - ${inputs} --out ${dir} --force < ${dir}/claims.csv`);
    expect(told.status).toBe(2);
    expect(told.stderr).toContain('[OUTPUT_HOLDS_INPUT]');
    expect(existsSync(join(dir, 'claims.csv'))).toBe(true);
  });

  it('nor the built-in policy: the directory of the program is no place for results', () => {
    const folder = join(packPath('dongyang-2020'), '..');
    expect(firstLost(folder, ['-', join(town, 'claims.csv'), packPath('dongyang-2020')])).toBe(
      packPath('dongyang-2020'),
    );
  });
});

describe('what may be taken away', () => {
  it('is everything else: links to the inputs, and copies of them', async () => {
    symlinkSync(join('..', 'roster.csv'), join(dir, 'link.csv'));
    copyFileSync(join(town, 'roster.csv'), join(dir, 'copy.csv'));
    expect(await relief(commandWith({}))).toMatchObject({ status: 0, err: '' });
    expect(Object.keys(hashesOf(dir))).toContain('decisions.csv');
    expect(existsSync(join(dir, 'copy.csv'))).toBe(false);
    expect(existsSync(join(town, 'roster.csv'))).toBe(true);
  });
});

describe('relief fund', () => {
  let out = '';
  beforeEach(async () => {
    out = join(town, 'out');
    const run = ['adjudicate', join(town, 'claims.csv'), '--out', out, '--quiet', '--reports', 'csv,json'];
    expect((await relief(run)).status).toBe(0);
  });

  function books(ledger: string, decisions: string): string[] {
    return ['fund', ledger, '--decisions', decisions, '--out', dir, '--force', '--quiet'];
  }

  it('keeps its ledger', async () => {
    copyFileSync(join(town, 'fund.csv'), join(dir, 'fund.csv'));
    await expectRefused(books(join(dir, 'fund.csv'), out), join(dir, 'fund.csv'));
  });

  it('keeps the results that it reads, also under a second name', async () => {
    cpSync(out, join(dir, 'earlier'), { recursive: true });
    expect((await relief(books(join(town, 'fund.csv'), join(dir, 'earlier')))).status).toBe(2);
    expect(existsSync(join(dir, 'earlier', 'decisions.csv'))).toBe(true);
  });

  it('keeps a decisions.csv that has a second name in the directory', async () => {
    linkSync(join(out, 'decisions.csv'), join(dir, 'd.csv'));
    await expectRefused(books(join(town, 'fund.csv'), out), join(out, 'decisions.csv'));
  });

  it('keeps the policies of the earlier run', async () => {
    const pack = join(dir, 'my.yaml');
    copyFileSync(packPath('dongyang-2020'), pack);
    const run = [
      'adjudicate',
      join(town, 'claims.csv'),
      '--policy',
      pack,
      '--out',
      join(town, 'mine'),
      '--quiet',
    ];
    expect((await relief(run)).status).toBe(0);
    await expectRefused(books(join(town, 'fund.csv'), join(town, 'mine')), pack);
  });
});
