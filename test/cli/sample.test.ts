import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, relief } from './relief.js';

describe('relief sample', () => {
  it('writes a data set that the other commands take as it is', async () => {
    const folder = join(folderWith({}), 'try');
    const { status, out } = await relief(['sample', 'yuxi-2022', folder, '--claims', '120', '--seed', '3']);
    expect(status).toBe(0);
    expect(out).toContain('120 claims');
    expect(readdirSync(folder).sort()).toEqual([
      'answers.csv',
      'claims.csv',
      'fund.csv',
      'relief.yaml',
      'roster.csv',
    ]);
    expect(readFileSync(join(folder, 'answers.csv'), 'utf8').split('\n')[0]).toBe(
      'claim_id,fund,kind,right,paid',
    );
    expect((await relief(['adjudicate', join(folder, 'claims.csv'), '--quiet'])).status).toBe(0);
    expect((await relief(['columns', join(folder, 'claims.csv')])).out).toContain('claims: 120 rows');
  });

  it('writes nothing where an option cannot be what it is', async () => {
    const folder = join(folderWith({}), 'try');
    for (const options of [
      ['--claims', '0'],
      ['--claims', 'many'],
      ['--seed', '-1'],
      ['--seed', '9007199254740993'],
      ['--defects', '101%'],
      ['--defects', 'some'],
      ['--dialect', 'klingon'],
    ]) {
      const { status, err } = await relief(['sample', 'yuxi-2022', folder, ...options]);
      expect([status, /\[(\w+)\]/.exec(err)?.[1]], options.join(' ')).toEqual([2, 'BAD_OPTION_VALUE']);
    }
    const { status, err } = await relief(['sample', 'atlantis-1999', folder]);
    expect(status).toBe(2);
    expect(err).toContain('[NO_SUCH_POLICY]');
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });

  it('writes over nothing', async () => {
    const folder = folderWith({ 'claims.csv': 'mine' });
    const { status, err } = await relief(['sample', 'yuxi-2022', folder]);
    expect(status).toBe(2);
    expect(err).toContain('[SAMPLE_NOT_EMPTY]');
  });
});
