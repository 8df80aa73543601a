import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { relief as executable, filesOf, SAMPLES, scratchFolder } from '../e2e/executable.js';
import { relief } from './relief.js';

const scratch = scratchFolder();
const BOOKS = ['fund_ledger.csv', 'fund_summary.csv'];

/** A copy of a sample in a folder of its own, adjudicated into relief-out. */
async function adjudicated(sample: string, name: string, ...options: string[]): Promise<string> {
  const folder = join(scratch, name);
  cpSync(join('samples', sample), folder, { recursive: true });
  await adjudicate(folder, 'relief-out', ...options);
  return folder;
}

async function adjudicate(folder: string, out: string, ...options: string[]): Promise<void> {
  const args = [
    'adjudicate',
    join(folder, 'claims.csv'),
    '--out',
    join(folder, out),
    '--reports',
    'csv,json',
  ];
  expect(await relief([...args, ...options])).toMatchObject({ status: 0, err: '' });
}

/** Another ledger: amounts ten times as high, half of the entries, one for a year without claims, a hostile note. */
function otherLedger(folder: string): string {
  const [header, ...rows] = readFileSync(join(folder, 'fund.csv'), 'utf8').trimEnd().split('\n');
  const columns = (header as string).split(',');
  const kept = rows.filter((_, at) => at % 2 === 0).map((row) => row.replace(/(\d+)\.(\d)(\d)/, '$1$2.$30'));
  const extra: Record<string, string> = {
    date: '2031-12-31',
    fund: 'assistance',
    area: '330302',
    entry: 'donation',
    amount: '12.34',
    note: '"=1+1, ""so"""',
  };
  const last = columns.map((column) => extra[column] ?? '').join(',');
  const path = join(folder, 'other.csv');
  writeFileSync(path, [header, ...kept, last, ''].join('\n'));
  return path;
}

function same(folder: string, one: string, other: string): void {
  for (const name of BOOKS) {
    const [left, right] = [one, other].map((out) => readFileSync(join(folder, out, name)));
    expect(right?.equals(left as Buffer), name).toBe(true);
  }
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe.each(SAMPLES)('the books of %s', (sample) => {
  it('are to the byte those of a whole run, with the same ledger and with another one', async () => {
    const folder = await adjudicated(sample, sample);
    const before = filesOf(join(folder, 'relief-out'));
    expect(await relief(['fund', join(folder, 'fund.csv')])).toMatchObject({ status: 0, err: '' });
    same(folder, 'relief-out', 'relief-out-fund');

    const other = otherLedger(folder);
    await adjudicate(folder, 'whole', '--fund', other);
    const args = ['fund', other, '--decisions', join(folder, 'relief-out'), '--out', join(folder, 'books')];
    expect(await relief(args)).toMatchObject({ status: 0, err: '' });
    same(folder, 'whole', 'books');
    expect(readFileSync(join(folder, 'books', BOOKS[0] as string), 'utf8')).not.toBe(
      before.get(BOOKS[0] as string),
    );
    expect(filesOf(join(folder, 'relief-out'))).toEqual(before);
  });

  it.each(['gb18030', 'utf8-bom'])('are so with Chinese headers in %s', async (encoding) => {
    const folder = await adjudicated(
      sample,
      `${sample}-${encoding}`,
      '--headers',
      'zh',
      '--encoding',
      encoding,
    );
    expect(await relief(['fund', join(folder, 'fund.csv')])).toMatchObject({ status: 0, err: '' });
    same(folder, 'relief-out', 'relief-out-fund');
  });
});

describe('what relief fund writes', () => {
  it('is the two books, the rejects of the ledger, and a manifest of it all', async () => {
    const folder = await adjudicated('wenzhou-stack', 'written');
    const ledger = join(folder, 'fund.csv');
    writeFileSync(ledger, `${readFileSync(ledger, 'utf8')}2024-13-01,charity,330302,donation,1.00,\n`);
    const outcome = await relief(['fund', ledger, '--decisions', join(folder, 'relief-out')]);
    expect(outcome).toMatchObject({ status: 0, err: '' });
    expect(outcome.out).toContain('rows rejected');
    expect(outcome.out).toMatch(
      /charity fund +\* +2024 +3250000\.00 +20041862\.35 +84333\.97 +23207528\.38\n/,
    );
    expect(outcome.out).toMatch(/Results: .*relief-out-fund\n$/);
    const out = join(folder, 'relief-out-fund');
    expect(readdirSync(out).sort()).toEqual([...BOOKS, 'manifest.json', 'rejects.csv']);
    const rejects = readFileSync(join(out, 'rejects.csv'), 'utf8').trimEnd().split('\n');
    expect(rejects).toHaveLength(2);
    expect(rejects[1]).toContain(',date,BAD_DATE,2024-13-01,');
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    const earlier = JSON.parse(readFileSync(join(folder, 'relief-out', 'manifest.json'), 'utf8'));
    expect(manifest.policies).toEqual(earlier.policies);
    expect(
      manifest.inputs.map(({ role, file, sha256: hash }: Record<string, string>) => [role, file, hash]),
    ).toEqual(
      [
        ['fund', ledger],
        ...['manifest.json', 'decisions.csv', 'benefits.csv'].map((name) => [
          basename(name).split('.')[0],
          join(folder, 'relief-out', name),
        ]),
      ].map(([role, file]) => [role, file, sha256(file as string)]),
    );
    for (const { file, sha256: hash } of manifest.outputs) expect(hash).toBe(sha256(join(out, file)));
  });

  it('is the fund’s part of summary.json with --json, and nothing with --quiet', async () => {
    const folder = await adjudicated('yuxi-2022', 'json');
    const { out } = await relief(['fund', join(folder, 'fund.csv'), '--json']);
    const summary = JSON.parse(readFileSync(join(folder, 'relief-out', 'summary.json'), 'utf8'));
    const { funds, fund_checks, rejects, file_warnings } = summary;
    expect(JSON.parse(out)).toEqual({ rejects, funds, fund_checks, file_warnings });
    expect(await relief(['fund', join(folder, 'fund.csv'), '--quiet'])).toEqual({
      status: 0,
      out: '',
      err: '',
    });
  });

  it('needs no column that says what was paid, and reads a ledger from standard input', async () => {
    const folder = await adjudicated('dongyang-2020', 'piped');
    const claims = readFileSync(join(folder, 'claims.csv'), 'utf8');
    writeFileSync(
      join(folder, 'claims.csv'),
      claims.replace('assistance_paid,charity_paid', 'acct_pay,balc'),
    );
    await adjudicate(folder, 'relief-out');
    expect(existsSync(join(folder, 'relief-out', 'reconciliation.csv'))).toBe(false);
    const args = ['fund', '-', '--decisions', join(folder, 'relief-out')];
    expect(executable(args, { input: readFileSync(join(folder, 'fund.csv')) })).toMatchObject({ status: 0 });
    same(folder, 'relief-out', 'relief-out-fund');
  });

  it('reads the headers of a ledger as relief.yaml of the run said', async () => {
    const folder = await adjudicated('dongyang-2020', 'mapped');
    const fund = join(folder, 'fund.csv');
    writeFileSync(fund, readFileSync(fund, 'utf8').replace('amount', '本期发生额'));
    const config = join(folder, 'relief.yaml');
    writeFileSync(config, `${readFileSync(config, 'utf8')}columns: {fund: {本期发生额: amount}}\n`);
    await adjudicate(folder, 'relief-out');
    expect(await relief(['fund', fund])).toMatchObject({ status: 0, err: '' });
    same(folder, 'relief-out', 'relief-out-fund');
  });

  it('is found by claims whose ids a spreadsheet would run, need quotes or are not ASCII', async () => {
    const folder = await adjudicated('dongyang-2020', 'ids');
    const claims = readFileSync(join(folder, 'claims.csv'), 'utf8').trimEnd().split('\n');
    const [header, ...rows] = claims;
    expect(header?.startsWith('claim_id,')).toBe(true);
    const hostile = ['=1+1', '"a,b"', '"say ""so"""', '结算一', '@x', '-5', '𠮷'];
    const changed = rows.map((row, at) => {
      const id = hostile[at] ?? '';
      return id === '' ? row : `${id}${row.slice(row.indexOf(','))}`;
    });
    writeFileSync(join(folder, 'claims.csv'), [header, ...changed, ''].join('\n'));
    for (const encoding of ['utf8', 'gb18030']) {
      await adjudicate(folder, 'relief-out', '--encoding', encoding);
      expect(await relief(['fund', join(folder, 'fund.csv')])).toMatchObject({ status: 0, err: '' });
      same(folder, 'relief-out', 'relief-out-fund');
    }
  });
});

describe('relief fund refuses', () => {
  const folder = join(scratch, 'refusals');
  const refused = async (code: string, ...args: string[]): Promise<void> => {
    const outcome = await relief(['fund', join(folder, 'fund.csv'), ...args]);
    expect(outcome).toMatchObject({ status: 2, out: '' });
    expect(outcome.err).toContain(`[${code}]`);
    expect(existsSync(join(folder, 'relief-out-fund'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  };

  it('a directory that no run wrote', async () => {
    await adjudicated('dongyang-2020', 'refusals');
    await refused('NO_MANIFEST', '--decisions', folder);
  });

  it('to replace the earlier results', async () => {
    const before = filesOf(join(folder, 'relief-out'));
    await refused('OUTPUT_HOLDS_INPUT', '--out', join(folder, 'relief-out'), '--force');
    expect(filesOf(join(folder, 'relief-out'))).toEqual(before);
  });

  it('the manifest of another program, and one of books that were kept again', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'manifest.json'), '{"program": {"name": "other", "version": "1"}}');
    await refused('MANIFEST_UNREADABLE', '--decisions', other);
    writeFileSync(join(other, 'manifest.json'), 'no JSON');
    await refused('MANIFEST_UNREADABLE', '--decisions', other);
    const books = join(folder, 'books');
    expect(await relief(['fund', join(folder, 'fund.csv'), '--out', books])).toMatchObject({ status: 0 });
    await refused('MANIFEST_UNREADABLE', '--decisions', books);
  });

  it.each(['decisions.csv', 'benefits.csv'])('a %s of which one digit has changed', async (name) => {
    const copy = join(folder, `changed-${name}`);
    cpSync(join(folder, 'relief-out'), copy, { recursive: true });
    const text = readFileSync(join(copy, name), 'utf8');
    const at = text.lastIndexOf('1');
    writeFileSync(join(copy, name), `${text.slice(0, at)}2${text.slice(at + 1)}`);
    await refused('EARLIER_OUTPUT_CHANGED', '--decisions', copy);
  });

  it.each([
    ['decisions.csv', 'a row taken out', (rows: string[]) => rows.slice(0, -1)],
    ['benefits.csv', 'a row taken out', (rows: string[]) => rows.slice(0, -1)],
    [
      'benefits.csv',
      'two rows of other claims exchanged',
      ([a = '', b = '', ...rows]: string[]) => [b, a, ...rows],
    ],
    ['benefits.csv', 'a fen more', ([a = '', ...rows]: string[]) => [a.replace(/\d,$/, fenMore), ...rows]],
    ['benefits.csv', 'a cell too few', ([a = '', ...rows]: string[]) => [a.slice(0, -1), ...rows]],
    [
      'decisions.csv',
      'an amount that is none',
      ([a = '', ...rows]: string[]) => [a.replace(/\.\d\d,assis/, ',assis'), ...rows],
    ],
    [
      'decisions.csv',
      'a date that is none',
      ([a = '', ...rows]: string[]) => [a.replace(/-\d\d,/, '-32,'), ...rows],
    ],
  ])('a %s with %s even where the manifest agrees', async (name, _, change) => {
    const copy = join(folder, 'forged');
    cpSync(join(folder, 'relief-out'), copy, { recursive: true });
    const path = join(copy, name);
    const manifest = readFileSync(join(copy, 'manifest.json'), 'utf8');
    const before = sha256(path);
    const [header, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
    const paying = rows.filter((row) => /\.\d\d,(?:assistance|)$/.test(row) && !/,0\.00,[^,]*$/.test(row));
    const others = rows.filter((row) => !paying.includes(row));
    writeFileSync(path, `${[header, ...change(paying)].join('\n')}\n`);
    expect(others.length + paying.length).toBe(rows.length);
    writeFileSync(join(copy, 'manifest.json'), manifest.replace(before, sha256(path)));
    await refused('EARLIER_OUTPUT_BROKEN', '--decisions', copy);
  });
});

/** The last digit of an amount, one higher. */
function fenMore(digit: string): string {
  return `${(Number(digit[0]) + 1) % 10},`;
}
