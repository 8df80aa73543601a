import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = realpathSync('.');
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'relief-package-')));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The project as it is checked out, without what was built. */
const source = join(scratch, 'source');
/** A directory of somebody who installs it. */
const consumer = join(scratch, 'consumer');
let packed: string[] = [];
let tarball = '';

function run(command: string, args: readonly string[], cwd: string) {
  // npm passes its own settings on to what it starts; here is somebody else's directory.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  return spawnSync(command, args, { cwd, encoding: 'utf8', env });
}

beforeAll(() => {
  mkdirSync(source);
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
  const parts = ['package.json', 'tsconfig.json', 'README.md', 'LICENSE', 'src', 'bin', ...files];
  for (const part of new Set(parts)) {
    if (part !== 'dist') cpSync(join(ROOT, part), join(source, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(source, 'node_modules'));
  // A file of an earlier build, whose source is gone: it must not be shipped.
  mkdirSync(join(source, 'dist'));
  writeFileSync(join(source, 'dist', 'left-over.js'), '');
  const outcome = run('npm', ['pack', '--json', '--pack-destination', scratch], source);
  expect(outcome.status, outcome.stderr).toBe(0);
  const [info] = JSON.parse(outcome.stdout.slice(outcome.stdout.indexOf('[\n'))) as {
    filename: string;
    files: { path: string }[];
  }[];
  packed = info.files.map(({ path }) => path).sort();
  tarball = join(scratch, info.filename);

  mkdirSync(consumer);
  writeFileSync(join(consumer, 'package.json'), '{"name": "consumer", "private": true, "type": "module"}');
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball];
  if (run('npm', install, consumer).status === 0) return;
  // Without a network npm cannot look up the versions; then the package lies where npm would put it.
  const place = join(consumer, 'node_modules', 'relief');
  mkdirSync(place, { recursive: true });
  expect(run('tar', ['-xzf', tarball, '--strip-components=1', '-C', place], consumer).status).toBe(0);
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
  for (const name of Object.keys(dependencies)) {
    symlinkSync(join(ROOT, 'node_modules', name), join(consumer, 'node_modules', name));
  }
  mkdirSync(join(consumer, 'node_modules', '.bin'), { recursive: true });
  symlinkSync('../relief/dist/bin/relief.js', join(consumer, 'node_modules', '.bin', 'relief'));
}, 240_000);

describe('the package', () => {
  it('holds what is needed and nothing else', () => {
    const built = ['bin', 'src'].flatMap((folder) =>
      (readdirSync(join(ROOT, folder), { recursive: true }) as string[])
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
        .map((name) => join('dist', folder, name.replace(/\.ts$/, '')))
        .flatMap((name) => [`${name}.js`, `${name}.d.ts`]),
    );
    const policies = readdirSync(join(ROOT, 'src/policies'), {
      recursive: true,
      withFileTypes: true,
    }).flatMap((entry) => (entry.isFile() ? relative(ROOT, join(entry.parentPath, entry.name)) : []));
    const plain = ['CHANGELOG.md', 'LICENSE', 'README.md', 'README.zh-CN.md', 'package.json'];
    expect(packed).toEqual([...plain, ...built, ...policies].sort());
  });

  it('is not large', () => {
    expect(packed.length).toBeLessThan(1_100);
    expect(readFileSync(tarball).length).toBeLessThan(1_000_000);
  });
});

describe('installed into an empty directory', () => {
  const relief = (...args: readonly string[]) =>
    run(join(consumer, 'node_modules/.bin/relief'), args, consumer);

  it('brings the command', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(relief('--version')).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
    expect(relief('policy', 'test')).toMatchObject({ status: 0, stderr: '' });
  });

  it('adjudicates and verifies what it has made, to the byte as the work tree does', () => {
    cpSync('samples/wenzhou-stack', join(consumer, 'samples/wenzhou-stack'), {
      recursive: true,
      filter: (path) => !path.includes('relief-out'),
    });
    const claims = 'samples/wenzhou-stack/claims.csv';
    expect(relief('adjudicate', claims, '--out', 'out')).toMatchObject({ status: 0, stderr: '' });
    expect(relief('verify', 'out', '--independent')).toMatchObject({ status: 0, stderr: '' });
    const here = join(scratch, 'here');
    const again = run(process.execPath, ['dist/bin/relief.js', 'adjudicate', claims, '--out', here], ROOT);
    expect(again).toMatchObject({ status: 0, stderr: '' });
    for (const name of readdirSync(here)) {
      expect(readFileSync(join(consumer, 'out', name)).equals(readFileSync(join(here, name))), name).toBe(
        true,
      );
    }
  });

  it('can be used from a program, with types', () => {
    writeFileSync(
      join(consumer, 'use.ts'),
      `import { adjudicate, formatYuan, loadPolicy, ReliefError, type RunResults, summaryOf, verify } from 'relief';
const results: RunResults = await adjudicate({ claims: ['samples/wenzhou-stack/claims.csv'] });
const claims: number = results.adjudication.claims.count;
const article: string | undefined = loadPolicy('yuxi-2022').pack.in_force.article;
const payable: string | undefined = summaryOf(results).payable.assistance;
const first: string = formatYuan(results.adjudication.decisions[0]!.payable[0]!);
const code: string = new ReliefError('NO_CLAIMS', {}).code;
const isVerified: boolean = (await verify('out')).findings.length === 0;
// @ts-expect-error a claims file is named by text: were the types missing, this would pass
await adjudicate({ claims: [1] }).catch(() => {});
console.log(claims, article, payable, first, code, isVerified);
`,
    );
    const options = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck'];
    const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types'), '--ignoreConfig'];
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const compiled = run(process.execPath, [compiler, ...options, ...types, 'use.ts'], consumer);
    expect(compiled.stdout).toBe('');
    expect(compiled.status).toBe(0);
    const used = run(process.execPath, ['use.js'], consumer);
    expect(used).toMatchObject({ status: 0, stderr: '' });
    // 51 claims; the total is that of test/golden, the first claim's 12,300.16 is 15,375.20 × 0.8.
    expect(used.stdout).toBe('51 第三十六条 330837.76 12300.16 NO_CLAIMS true\n');
  });

  it('opens no other door than the one that is documented', () => {
    writeFileSync(join(consumer, 'deep.mjs'), `await import('relief/dist/src/engine/replay.js');`);
    expect(run(process.execPath, ['deep.mjs'], consumer).stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  it('needs nothing of the work tree', () => {
    expect(existsSync(join(consumer, 'node_modules', 'relief', 'src', 'policies', 'yuxi-2022'))).toBe(true);
    expect(dirname(realpathSync(join(consumer, 'node_modules', '.bin', 'relief')))).toBe(
      join(consumer, 'node_modules', 'relief', 'dist', 'bin'),
    );
  });
});
