import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OutputDirectory } from '../../src/reports/output-directory.js';
import {
  errorOf,
  FORCE,
  FREE,
  fill,
  folder,
  namesIn,
  newFolder,
  removeFolder,
  run,
  target,
} from './output-runs.js';

beforeEach(newFolder);
afterEach(removeFolder);

describe('two runs into one target', () => {
  it('are refused at the same time, whatever the way to the target, and allowed one after the other', async () => {
    const first = OutputDirectory.open(target, FREE);
    symlinkSync(folder, join(folder, 'way'));
    for (const path of [target, join(folder, 'way', 'out')]) {
      expect(await errorOf(() => run('second', FREE, path))).toEqual(['OUTPUT_BUSY', String(process.pid)]);
    }
    await first.write('a.csv', 'utf8', (file) => fill(file, 'first'));
    first.commit();
    expect(readFileSync(join(target, 'a.csv'), 'utf8')).toBe('first');
    rmSync(join(folder, 'way'));
    await run('second', FORCE);
    expect(namesIn(folder)).toEqual(['out']);
  });

  it('do not meet where the targets differ', async () => {
    const first = OutputDirectory.open(target, FREE);
    await run('other', FREE, `${target}-2`);
    await first.abandon();
    expect(namesIn(folder)).toEqual(['out-2']);
  });

  it('end with a refusal of the one whose lock was taken over', async () => {
    const first = OutputDirectory.open(target, FREE);
    await first.write('a.csv', 'utf8', (file) => fill(file, 'first'));
    writeFileSync(join(folder, '.relief-out-out.lock'), '1 1');
    expect(await errorOf(() => first.commit())).toEqual(['OUTPUT_BUSY', '1']);
    await first.abandon();
    // The lock of the other stays where it is.
    expect(namesIn(folder)).toEqual(['.relief-out-out.lock']);
  });
});

describe('what a killed run leaves', () => {
  it.each(['', 'garbage', '99999999 1', `${process.pid} 1`])(
    'a lock that says %j holds nobody up',
    async (mark) => {
      writeFileSync(join(folder, '.relief-out-out.lock'), mark);
      await run('x');
      expect(namesIn(folder)).toEqual(['out']);
    },
  );

  it('is cleared away by the next run, and only what belongs to the target', async () => {
    mkdirSync(join(folder, '.relief-out-out-0123abcd'));
    writeFileSync(join(folder, '.relief-out-out-0123abcd', 'decisions.csv'), 'half');
    mkdirSync(join(folder, '.relief-out-other-0123abcd'));
    mkdirSync(join(folder, '.relief-out-out-2-0123abcd'));
    await run('x');
    expect(namesIn(folder)).toEqual(['.relief-out-other-0123abcd', '.relief-out-out-2-0123abcd', 'out']);
  });

  it('comes back where the old directory was put aside and the new one never came', async () => {
    await run('earlier', FREE, join(folder, '.relief-out-out-0123abcd.old'));
    const directory = OutputDirectory.open(target, FREE);
    await directory.abandon();
    expect(readFileSync(join(target, 'a.csv'), 'utf8')).toBe('earlier');
    expect(namesIn(folder)).toEqual(['out']);
  });
});

describe('a process that is ended', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  let compiled: string;
  let child: ChildProcess | undefined;

  beforeAll(() => {
    compiled = realpathSync(mkdtempSync(join(tmpdir(), 'relief-compiled-')));
    const source = join(root, 'src/reports/output-directory.ts');
    const options =
      '--ignoreConfig --module nodenext --target es2022 --lib es2023 --types node --skipLibCheck'.split(' ');
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const to = ['--rootDir', join(root, 'src'), '--outDir', compiled];
    execFileSync(process.execPath, [compiler, ...options, ...to, source], { cwd: root });
    writeFileSync(join(compiled, 'package.json'), '{"type": "module"}');
    symlinkSync(join(root, 'node_modules'), join(compiled, 'node_modules'));
    writeFileSync(
      join(compiled, 'child.js'),
      `import { OutputDirectory } from './reports/output-directory.js';
       process.on('SIGTERM', () => process.exit(143));
       const [, , target, then] = process.argv;
       const directory = OutputDirectory.open(target, { force: false, inputs: [] });
       await directory.write('a.csv', 'utf8', async (file) => {
         await file.writeText('half');
         process.stdout.write('ready');
         if (then === 'throw') throw new Error('a bug');
         await new Promise((resolve) => setTimeout(resolve, 60_000));
       });`,
    );
  });
  afterAll(() => rmSync(compiled, { recursive: true, force: true }));
  afterEach(() => child?.kill('SIGKILL'));

  async function start(then = 'wait'): Promise<ChildProcess> {
    const started = spawn(process.execPath, [join(compiled, 'child.js'), target, then], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    child = started;
    if (started.stdout !== null) await once(started.stdout, 'data');
    return started;
  }

  it('takes everything half-written with it when it is asked to end', async () => {
    await run('earlier');
    const running = await start();
    expect(namesIn(folder)).toHaveLength(3);
    running.kill('SIGTERM');
    expect(await once(running, 'exit')).toEqual([143, null]);
    expect(namesIn(folder)).toEqual(['out']);
    expect(readFileSync(join(target, 'a.csv'), 'utf8')).toBe('earlier');
  });

  it('takes everything half-written with it when it fails', async () => {
    const running = await start('throw');
    await once(running, 'exit');
    expect(namesIn(folder)).toEqual([]);
  });

  it('holds others off while it lives, and not a moment longer when it is killed', async () => {
    const running = await start();
    expect(await errorOf(() => run('mine'))).toEqual(['OUTPUT_BUSY', String(running.pid)]);
    running.kill('SIGKILL');
    await once(running, 'exit');
    expect(namesIn(folder)).toHaveLength(2);
    await run('mine');
    expect(readFileSync(join(target, 'a.csv'), 'utf8')).toBe('mine');
    expect(namesIn(folder)).toEqual(['out']);
  });
});
