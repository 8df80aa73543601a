import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReliefError } from '../../src/domain/errors.js';
import { isSuspectPersonId } from '../../src/intake/cells/identity-numbers.js';
import { builtInIds } from '../../src/policy/load.js';
import { checkDigit } from '../../src/sample/ids.js';
import { type SampleOptions, writeSample } from '../../src/sample/index.js';
import { Random, Weighted } from '../../src/sample/random.js';
import { csvRecords, csvRows, scratch, writtenRun } from '../support/written.js';

const STANDARD: SampleOptions = {
  policy: 'wenzhou-2020',
  folder: '',
  claims: 1500,
  seed: 7,
  defects: 500,
  dialect: 'canonical',
  encoding: 'utf8',
};

/** Writes a data set into a folder of its own and returns the folder. */
function sampled(options: Partial<SampleOptions> = {}): string {
  const folder = join(scratch(), 'data');
  writeSample({ ...STANDARD, ...options, folder });
  return folder;
}

describe.each(builtInIds())('a data set for %s', (policy) => {
  it('is read without a reject, and its reconciliation finds exactly the answers', async () => {
    const folder = sampled({ policy });
    const target = await writtenRun({ claims: [join(folder, 'claims.csv')] }, folder);
    expect(csvRows(join(target, 'rejects.csv'))).toHaveLength(1);
    const answers = csvRecords(join(folder, 'answers.csv')).map((row) => [
      row.claim_id,
      row.fund,
      row.kind,
      row.right,
      row.paid,
    ]);
    const found = csvRecords(join(target, 'reconciliation.csv')).map((row) => [
      row.claim_id,
      row.fund,
      row.kind,
      row.computed,
      row.paid,
    ]);
    expect(found).toEqual(answers);
    // 5% of 1,500 claims; the second half of a pair may be one more.
    expect([75, 76]).toContain(answers.length);
  });

  it('pays some claims and refuses others, for several reasons', async () => {
    const folder = sampled({ policy });
    const target = await writtenRun({ claims: [join(folder, 'claims.csv')] }, folder);
    const decisions = csvRecords(join(target, 'decisions.csv'));
    const reasons = new Set(decisions.map(({ reason }) => reason));
    expect(decisions.filter(({ status }) => status === 'paid').length).toBeGreaterThan(150);
    expect(reasons.size).toBeGreaterThan(8);
    expect(reasons).not.toContain('POLICY_NOT_IN_FORCE');
  });
});

/** SHA-256 over the files of the standard data set, in the order of their names. */
const DRAWN: Readonly<Record<string, string>> = {
  'dongyang-2020': '617e76f197869b59545d09c76107e937cd4d9485af8cc526a6df5d2c6e40c990',
  'lianyungang-2017': '38d2bb4137182839b0e0c3f0852297effcfc0711d5370257a7f5f56b597740a9',
  'wenzhou-2020': '07cf42d9a87281b06ae6a6a9dd41a72c17f58abb769275e8501d8307cb91ec2c',
  'wenzhou-2023-charity': 'e387a554197f174b975fc2bcf11ea23bb22d16e5e2c5e6b15b83269f3c30f735',
  'yuxi-2022': 'f8eddd811d546b297e1da6e1e20462df48aa00ed6d08767b1025e1e60b50aff9',
};

it.each(Object.entries(DRAWN))('a seed draws for %s what it always drew', (policy, sha256) => {
  const folder = sampled({ policy });
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  expect(hash.digest('hex')).toBe(sha256);
});

describe('a data set', () => {
  it('is the same to the byte for the same seed, and another for another', () => {
    const hashes = (folder: string): string[] =>
      readdirSync(folder)
        .sort()
        .map((name) =>
          createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex'),
        );
    const first = hashes(sampled());
    expect(hashes(sampled())).toEqual(first);
    expect(hashes(sampled({ seed: 8 }))[1]).not.toBe(first[1]);
  });

  it('is right throughout where no defects are wanted', async () => {
    const folder = sampled({ defects: 0 });
    const target = await writtenRun({ claims: [join(folder, 'claims.csv')] }, folder);
    expect(csvRows(join(folder, 'answers.csv'))).toHaveLength(1);
    expect(csvRows(join(target, 'reconciliation.csv'))).toHaveLength(1);
  });

  it('is wrong throughout where everything shall be', async () => {
    const folder = sampled({ defects: 10_000, claims: 300 });
    const target = await writtenRun({ claims: [join(folder, 'claims.csv')] }, folder);
    expect(csvRows(join(target, 'reconciliation.csv'))).toHaveLength(301);
  });

  it.each(['national', 'chinese'] as const)('in the %s dialect gives the same decisions', async (dialect) => {
    const results = async (folder: string): Promise<string> => {
      const target = await writtenRun({ claims: [join(folder, 'claims.csv')] }, folder);
      return readFileSync(join(target, 'decisions.csv'), 'utf8');
    };
    const canonical = await results(sampled({ claims: 400 }));
    expect(await results(sampled({ claims: 400, dialect, encoding: 'gb18030' }))).toBe(canonical);
  });

  it('is never written over anything', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'letter.txt'), 'mine');
    expect(() => writeSample({ ...STANDARD, folder })).toThrow(
      expect.objectContaining<Partial<ReliefError>>({ code: 'SAMPLE_NOT_EMPTY' }),
    );
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });

  it('serves a policy of one’s own as well, which relief.yaml then names by its path', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'my-city'));
    const policy = join(folder, 'my-city', 'policy.yaml');
    copyFileSync('src/policies/_template/policy.yaml', policy);
    writeSample({ ...STANDARD, policy, claims: 200, folder: join(folder, 'data') });
    expect(readFileSync(join(folder, 'data', 'relief.yaml'), 'utf8')).toContain(
      'policies: ["../my-city/policy.yaml"]',
    );
    const target = await writtenRun({ claims: [join(folder, 'data', 'claims.csv')] }, folder);
    expect(csvRows(join(target, 'decisions.csv'))).toHaveLength(201);
  });

  it('has identity numbers with a right check digit, each of one person, that no real person has', () => {
    const rows = csvRecords(join(sampled({ claims: 12_000 }), 'roster.csv'));
    const names = new Map<string, string>();
    for (const { person_id: id, name } of rows) {
      expect(id).toMatch(/^3303\d{13}[\dX]$/);
      expect(id[17]).toBe(checkDigit(id.slice(0, 17)));
      expect(isSuspectPersonId(id)).toBe(false);
      expect(['000', '996', '997', '998', '999']).toContain(id.slice(14, 17));
      expect(names.get(id) ?? name).toBe(name);
      names.set(id, name);
    }
    expect(names.size).toBeGreaterThan(800);
  });
});

describe('the check digit', () => {
  it('is the one of GB 11643', () => {
    // The example of the standard: 11010519491231002X.
    expect(checkDigit('11010519491231002')).toBe('X');
  });
});

describe('what is drawn', () => {
  it('depends on the seed alone, and neighbouring seeds differ', () => {
    const draw = (seed: number): number[] => {
      const random = new Random(seed);
      return Array.from({ length: 8 }, () => random.below(1_000_000));
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1)).not.toEqual(draw(1 + 2 ** 32));
  });

  it('comes as often as its weight says', () => {
    const random = new Random(3);
    const weighted = new Weighted([
      ['often', 3],
      ['never', 0],
      ['seldom', 1],
    ]);
    const counts = new Map<string, number>();
    for (let i = 0; i < 10_000; i++) {
      const drawn = weighted.draw(random);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    expect(counts.get('never')).toBeUndefined();
    expect(counts.get('often')).toBeGreaterThan(7300);
    expect(counts.get('seldom')).toBeGreaterThan(2300);
  });
});
