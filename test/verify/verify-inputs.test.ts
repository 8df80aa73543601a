import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { relief } from '../cli/relief.js';
import { adjudicate, changeDigit, replaceIn } from './runs.js';
import { newFolder, scratch } from './verify-folder.js';

describe('what the run was made from', () => {
  /** A sample in a folder of its own, with its results. */
  async function town(...more: readonly string[]): Promise<{ folder: string; out: string }> {
    const folder = newFolder();
    cpSync('samples/dongyang-2020', folder, {
      recursive: true,
      filter: (path) => !path.includes('relief-out'),
    });
    const out = join(folder, 'out');
    await adjudicate(folder, out, ...more);
    return { folder, out };
  }

  it.each(['claims.csv', 'roster.csv', 'fund.csv', 'relief.yaml'])('%s is another one now', async (file) => {
    const { folder, out } = await town();
    changeDigit(join(folder, file), 0.5);
    const told = await relief(['verify', out]);
    expect(told.status).toBe(1);
    expect(told.out).toContain(`✗ ${join(folder, file)}: this is not the input that the run read`);
    expect(told.out).toContain('The run was not made again');
    // One more byte is found without reading the file.
    appendFileSync(join(folder, file), '\n');
    expect((await relief(['verify', out])).status).toBe(1);
  });

  it('an input that is not there cannot be verified from', async () => {
    const { folder, out } = await town();
    renameSync(join(folder, 'roster.csv'), join(folder, 'list.csv'));
    const told = await relief(['verify', out]);
    expect(told).toMatchObject({ status: 2, out: '' });
    expect(told.err).toContain(join(folder, 'roster.csv'));
    expect(told.err).toContain('[VERIFY_NO_INPUT]');
  });

  it('files added next to the inputs change nothing', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    for (const file of ['claims.csv', 'roster.csv']) {
      cpSync(join('samples/dongyang-2020', file), join(folder, file));
    }
    const out = join(folder, 'out');
    await adjudicate(folder, out, '--policy', 'dongyang-2020');
    cpSync('samples/dongyang-2020/fund.csv', join(folder, 'fund.csv'));
    writeFileSync(join(folder, 'relief.yaml'), 'policies: [yuxi-2022]\n');
    expect(await relief(['verify', out])).toMatchObject({ status: 0, err: '' });
  });

  it('every option of the run is taken up again', async () => {
    const folder = newFolder();
    cpSync('samples/yuxi-2022', folder, { recursive: true, filter: (path) => !path.includes('relief-out') });
    cpSync('src/policies/yuxi-2022/policy.yaml', join(folder, 'mine.yaml'));
    const options = ['--policy', join(folder, 'mine.yaml'), '--param', 'yuxi-2022.monitoring_line.2023=8000'];
    const looks = [
      '--headers',
      'zh',
      '--encoding',
      'gb18030',
      '--no-mask',
      '--tolerance',
      '5',
      '--lang',
      'zh',
    ];
    await adjudicate(folder, join(folder, 'out'), ...options, ...looks);
    const told = await relief(['verify', join(folder, 'out'), '--independent', '--lang', 'zh']);
    expect(told).toMatchObject({ status: 0, err: '' });
    expect(told.out).toContain('核验通过。');
    await adjudicate(folder, join(folder, 'utf8'), '--encoding', 'utf8-bom', '--reports', 'csv,json');
    expect(await relief(['verify', join(folder, 'utf8'), '--independent'])).toMatchObject({
      status: 0,
      err: '',
    });
    // The pack that the run applied is another one now.
    appendFileSync(join(folder, 'mine.yaml'), '# a remark\n');
    const other = await relief(['verify', join(folder, 'out')]);
    expect(other.status).toBe(1);
    expect(other.out).toContain(`✗ ${join(folder, 'mine.yaml')}: this is not the policy`);
  });

  it('another version of the program is told, and the outputs are compared all the same', async () => {
    const { out } = await town();
    replaceIn(join(out, 'manifest.json'), '"version": "', '"version": "9.');
    const told = await relief(['verify', out]);
    expect(told.status).toBe(1);
    expect(told.out).toMatch(/✗ the results were made by relief 9\./);
    expect(told.out).toMatch(/✗ manifest\.json:4: it differs/);
    expect(told.out.match(/✗/g)).toHaveLength(2);
  });

  it('rejected rows are rejected again', async () => {
    const { folder } = await town();
    replaceIn(join(folder, 'claims.csv'), ',2020-', ',2020-02-31 2020-');
    const out = join(folder, 'again');
    await adjudicate(folder, out);
    expect(readFileSync(join(out, 'rejects.csv'), 'utf8')).toContain('BAD_DATE');
    expect(await relief(['verify', out, '--independent'])).toMatchObject({ status: 0, err: '' });
    const line = changeDigit(join(out, 'rejects.csv'), 0.3);
    expect((await relief(['verify', out])).out).toContain(`✗ rejects.csv:${line}: it differs`);
  });
});

describe('what cannot be verified', () => {
  async function refused(folder: string, ...more: readonly string[]): Promise<string> {
    const told = await relief(['verify', folder, ...more]);
    expect(told).toMatchObject({ status: 2, out: '' });
    return /\[(\w+)\]/.exec(told.err)?.[1] ?? told.err;
  }

  it('no directory of results', async () => {
    expect(await refused('samples')).toBe('NO_MANIFEST');
    expect(await refused(join(scratch, 'nowhere'))).toBe('NO_MANIFEST');
  });

  it('a manifest that is none, or leads out of its directory', async () => {
    const out = newFolder();
    await adjudicate('samples/dongyang-2020', out);
    const path = join(out, 'manifest.json');
    const good = readFileSync(path, 'utf8');
    for (const [from, to] of [
      ['{', '['],
      ['"name": "relief"', '"name": "other"'],
      ['"file": "warnings.csv"', '"file": "../../../../etc/passwd"'],
      ['"headers": "en"', '"headers": "__proto__"'],
    ]) {
      writeFileSync(path, good);
      replaceIn(path, from, to);
      expect(await refused(out), to).toBe('MANIFEST_UNREADABLE');
    }
  });

  it('an audit of a run that wrote no tables', async () => {
    const out = newFolder();
    await adjudicate('samples/dongyang-2020', out, '--reports', 'json');
    expect(await refused(out, '--independent')).toBe('VERIFY_NO_TABLES');
    expect((await relief(['verify', out])).status).toBe(0);
  });

  it('books that were kept again', async () => {
    const out = newFolder();
    await adjudicate('samples/dongyang-2020', out);
    const books = newFolder();
    const again = ['fund', 'samples/dongyang-2020/fund.csv', '--decisions', out, '--out', books, '--quiet'];
    expect((await relief(again)).status).toBe(0);
    expect(await refused(books)).toBe('VERIFY_BOOKS_ONLY');
  });

  it('a run that read standard input, which is not given again', async () => {
    const out = newFolder();
    await adjudicate('samples/dongyang-2020', out);
    replaceIn(join(out, 'manifest.json'), '"file": "samples/dongyang-2020/claims.csv"', '"file": "-"');
    expect(await refused(out)).toBe('VERIFY_NO_INPUT');
  });
});

it('leaves nothing behind', async () => {
  const out = newFolder();
  await adjudicate('samples/dongyang-2020', out);
  const before = readdirSync(out);
  // A folder of its own: other tests verify at the same time, and killed runs may have left files.
  const temporary = mkdtempSync(join(tmpdir(), 'relief-test-'));
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(temporary, { recursive: true });
  });
  expect((await relief(['verify', out, '--independent'])).status).toBe(0);
  expect(readdirSync(out)).toEqual(before);
  expect(readdirSync(temporary)).toEqual([]);
});
