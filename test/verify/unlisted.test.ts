import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { OUTPUTS } from '../../src/reports/index.js';
import { relief } from '../cli/relief.js';
import { adjudicate, changeDigit, copyOf, scratchFolder } from './runs.js';

const scratch = scratchFolder();
const OUT = join(scratch, 'out');
beforeAll(() => adjudicate('samples/yuxi-2022', OUT));
let next = 0;

interface ManifestText {
  settings: { reports: string[] };
  outputs: { file: string; sha256: string; bytes: number }[];
}

/** A copy of the results in which somebody has changed the manifest. */
function withManifest(change: (manifest: ManifestText, folder: string) => void): string {
  const folder = copyOf(OUT, join(scratch, `changed-${next++}`));
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as ManifestText;
  change(manifest, folder);
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
  return folder;
}

async function findingsOf(folder: string): Promise<{ status: number; findings: string[]; others: string[] }> {
  const { status, out } = await relief(['verify', folder, '--json']);
  const { findings, others } = JSON.parse(out);
  return {
    status,
    findings: findings.map((f: { code: string; file: string }) => `${f.code} ${f.file}`),
    others,
  };
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

describe('a manifest that keeps silent about outputs', () => {
  it('does not hold: the changed tables are next to it, and it says that the run wrote summary.json alone', async () => {
    const folder = withManifest((manifest, copy) => {
      changeDigit(join(copy, 'decisions.csv'));
      manifest.settings.reports = ['json'];
      manifest.outputs = manifest.outputs.filter(({ file }) => file === 'summary.json');
    });
    const { status, findings } = await findingsOf(folder);
    expect(status).toBe(1);
    expect(findings).toEqual(
      OUTPUTS.filter(({ kind }) => kind !== 'json')
        .map(({ name }) => `OUTPUT_UNLISTED ${name}`)
        .sort(),
    );
  });

  it('names them to the reader, and does not say that all outputs are unchanged', async () => {
    const folder = withManifest((manifest) => {
      manifest.settings.reports = [];
      manifest.outputs = [];
    });
    const { status, out } = await relief(['verify', folder]);
    expect(status).toBe(1);
    expect(out).toContain('decisions.csv: it has the name of an output, but the manifest does not list it');
    expect(out).not.toContain('unchanged since they were written');
    expect(out).toMatch(/It does not hold\.\n$/);
  });

  it('does not hold where it lists the changed tables with their new hashes, and another run does not make them', async () => {
    const folder = withManifest((manifest, copy) => {
      changeDigit(join(copy, 'decisions.csv'));
      manifest.settings.reports = ['json'];
      for (const output of manifest.outputs) output.sha256 = sha256(join(copy, output.file));
    });
    const { status, out } = await relief(['verify', folder, '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(out).differences.map(({ file }: { file: string }) => file)).toEqual(['manifest.json']);
  });

  it('does not hold for a name in other letters, a folder or a full-width copy of the name', async () => {
    const folder = copyOf(OUT, join(scratch, 'letters'));
    writeFileSync(join(folder, 'Decisions.CSV'), 'x');
    mkdirSync(join(folder, 'ｄｅｃｉｓｉｏｎｓ.csv'));
    expect((await findingsOf(folder)).findings.sort()).toEqual([
      'OUTPUT_UNLISTED Decisions.CSV',
      'OUTPUT_UNLISTED ｄｅｃｉｓｉｏｎｓ.csv',
    ]);
  });

  it('does not hold for a workbook next to a run that wrote only tables', async () => {
    const tables = join(scratch, 'tables');
    const csv = [
      'adjudicate',
      'samples/yuxi-2022/claims.csv',
      '--out',
      tables,
      '--reports',
      'csv',
      '--quiet',
    ];
    expect((await relief(csv)).status).toBe(0);
    expect((await findingsOf(tables)).status).toBe(0);
    writeFileSync(join(tables, 'report.xlsx'), readFileSync(join(OUT, 'report.xlsx')));
    expect(await findingsOf(tables)).toMatchObject({ status: 1, findings: ['OUTPUT_UNLISTED report.xlsx'] });
  });

  it('holds in spite of files that no run writes, and says that they were not checked', async () => {
    const folder = copyOf(OUT, join(scratch, 'notes'));
    writeFileSync(join(folder, 'notes.docx'), 'x');
    expect(await findingsOf(folder)).toEqual({ status: 0, findings: [], others: ['notes.docx'] });
  });
});

describe('what verify does not prove', () => {
  it.each([
    ['en', 'It does not show that the inputs are true, who made the run, or when'],
    ['zh', '不能证明输入属实，也不能证明何人、何时运行'],
  ])(
    'is said where the results hold, with the hash of the manifest to be noted: %s',
    async (lang, sentence) => {
      const { status, out } = await relief(['verify', OUT, '--lang', lang]);
      expect(status).toBe(0);
      expect(out).toContain(sentence);
      expect(out).toContain(sha256(join(OUT, 'manifest.json')));
    },
  );

  it('a directory that was made from other inputs under their names, manifest and all: only the noted hash tells', async () => {
    const [first, second] = ['first', 'second'].map((name) => join(scratch, name)) as [string, string];
    const town = copyOf('samples/yuxi-2022', join(scratch, 'town'));
    rmSync(join(town, 'relief-out'), { recursive: true, force: true });
    const claims = join(town, 'claims.csv');
    const hashes: string[] = [];
    for (const out of [first, second]) {
      expect((await relief(['adjudicate', claims, '--out', out, '--quiet'])).status).toBe(0);
      const { out: told } = await relief(['verify', out, '--json']);
      expect(JSON.parse(told).holds).toBe(true);
      hashes.push(JSON.parse(told).manifest_sha256);
      writeFileSync(claims, readFileSync(claims, 'utf8').split('\n').slice(0, 5).concat('').join('\n'));
      if (out === first) renameSync(first, `${first}-kept`);
    }
    expect(hashes[0]).toBe(sha256(join(`${first}-kept`, 'manifest.json')));
    expect(hashes[0]).not.toBe(hashes[1]);
  });
});
