import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
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
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ReliefError } from '../../src/domain/errors.js';
import { jsonText } from '../../src/reports/json.js';
import { checkTarget, OutputDirectory, outputError } from '../../src/reports/output-directory.js';
import type { OutputFile } from '../../src/reports/output-file.js';

const FREE = { force: false, inputs: [] };
const FORCE = { force: true, inputs: [] };

let folder: string;
let target: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'relief-directory-')));
  target = join(folder, 'out');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Names in a directory, hidden ones too: a clean parent holds nothing of ours but the target. */
function namesIn(path: string): string[] {
  return readdirSync(path).sort();
}

async function fill(file: OutputFile, text: string): Promise<undefined> {
  await file.writeText(text);
  return undefined;
}

/** What a run does: one table and the manifest that names it. */
async function run(text: string, options = FREE, to = target): Promise<void> {
  const directory = OutputDirectory.open(to, options);
  try {
    await directory.write('a.csv', 'utf8', (file) => fill(file, text));
    const manifest = jsonText({ program: { name: 'relief' }, outputs: [{ file: 'a.csv' }] });
    await directory.write('manifest.json', 'utf8', (file) => fill(file, manifest));
    directory.commit();
  } catch (error) {
    await directory.abandon();
    throw error;
  }
}

/** The code and details of the known error that something ends in. */
async function errorOf(action: () => unknown): Promise<[string, string | number | undefined]> {
  try {
    await action();
  } catch (error) {
    if (error instanceof ReliefError) return [error.code, error.details.value];
    throw error;
  }
  throw new Error('no error');
}

describe('the target', () => {
  it('may be absent, with its parents, or empty', async () => {
    await run('1', FREE, join(folder, 'new', 'deep', 'out'));
    expect(readFileSync(join(folder, 'new', 'deep', 'out', 'a.csv'), 'utf8')).toBe('1');
    mkdirSync(target);
    await run('2');
    expect(namesIn(target)).toEqual(['a.csv', 'manifest.json']);
    expect(namesIn(folder)).toEqual(['new', 'out']);
  });

  it('is replaced wholly where a run wrote it', async () => {
    await run('first');
    await run('second');
    expect(readFileSync(join(target, 'a.csv'), 'utf8')).toBe('second');
    expect(namesIn(folder)).toEqual(['out']);
  });

  it('is not replaced without force where no run wrote it', async () => {
    mkdirSync(target);
    writeFileSync(join(target, 'mine.txt'), 'mine');
    expect(await errorOf(() => run('x'))).toEqual(['OUTPUT_EXISTS', undefined]);
    // Somebody else's manifest.json is not ours.
    writeFileSync(join(target, 'manifest.json'), '{"name": "web page", "icons": []}');
    expect(await errorOf(() => run('x'))).toEqual(['OUTPUT_EXISTS', undefined]);
    expect(namesIn(target)).toEqual(['manifest.json', 'mine.txt']);
    expect(namesIn(folder)).toEqual(['out']);
    await run('x', FORCE);
    expect(namesIn(target)).toEqual(['a.csv', 'manifest.json']);
  });

  it('is not replaced without force where somebody put a file beside the results', async () => {
    await run('1');
    writeFileSync(join(target, 'notes.docx'), 'two hours of work');
    writeFileSync(join(target, '.DS_Store'), '');
    expect(await errorOf(() => run('2'))).toEqual(['OUTPUT_HAS_OTHER_FILES', 'notes.docx']);
    rmSync(join(target, 'notes.docx'));
    await run('2');
    expect(namesIn(target)).toEqual(['a.csv', 'manifest.json']);
  });

  it('is refused, even with force, where it is a file or a link', async () => {
    writeFileSync(target, 'a file');
    expect(await errorOf(() => run('x', FORCE))).toEqual(['OUTPUT_NOT_DIRECTORY', undefined]);
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    expect(await errorOf(() => run('x', FORCE, join(folder, 'link')))).toEqual(['OUTPUT_IS_LINK', undefined]);
    expect(await errorOf(() => run('x', FORCE, `${join(folder, 'link')}/`))).toEqual([
      'OUTPUT_IS_LINK',
      undefined,
    ]);
    expect(namesIn(folder)).toEqual(['link', 'out', 'real']);
  });

  it('is refused, even with force, where it holds an input or the working directory', async () => {
    mkdirSync(join(target, 'data'), { recursive: true });
    const input = join(target, 'data', 'claims.csv');
    writeFileSync(input, 'claim_id');
    expect(await errorOf(() => checkTarget(target, { force: true, inputs: ['-', input] }))).toEqual([
      'OUTPUT_HOLDS_INPUT',
      input,
    ]);
    // A sibling whose name begins alike is not inside.
    writeFileSync(join(folder, 'out.csv'), '');
    checkTarget(target, { force: true, inputs: [join(folder, 'out.csv')] });
    for (const path of ['.', '..', '/']) {
      expect(await errorOf(() => checkTarget(path, FORCE))).toEqual([
        'OUTPUT_IS_WORKING_DIRECTORY',
        undefined,
      ]);
    }
  });

  it('cannot be where nothing can be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const below = join(folder, 'file', 'out');
    expect(await errorOf(() => run('x', FREE, below))).toEqual([
      'OUTPUT_UNWRITABLE',
      expect.stringMatching(/^E/),
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('cannot be in a read-only directory', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    expect(await errorOf(() => run('x', FREE, join(closed, 'out')))).toEqual(['OUTPUT_UNWRITABLE', 'EACCES']);
    chmodSync(closed, 0o755);
    expect(namesIn(closed)).toEqual([]);
  });
});

describe('a run that fails', () => {
  it('leaves what stood there, and nothing else', async () => {
    await run('earlier');
    const directory = OutputDirectory.open(target, FREE);
    await directory.write('a.csv', 'utf8', (file) => fill(file, 'half'));
    const failing = directory.write('b.csv', 'utf8', async (file) => {
      await file.writeText('begun');
      throw new Error('a bug');
    });
    await expect(failing).rejects.toThrow('a bug');
    expect(readFileSync(join(target, 'a.csv'), 'utf8')).toBe('earlier');
    await directory.abandon();
    expect(readFileSync(join(target, 'a.csv'), 'utf8')).toBe('earlier');
    expect(namesIn(folder)).toEqual(['out']);
  });

  it('takes the parents that it made away again', async () => {
    const directory = OutputDirectory.open(join(folder, 'new', 'deep', 'out'), FREE);
    await directory.abandon();
    expect(namesIn(folder)).toEqual([]);
  });

  it('does not replace what appeared meanwhile', async () => {
    const directory = OutputDirectory.open(target, FREE);
    await directory.write('a.csv', 'utf8', (file) => fill(file, 'x'));
    mkdirSync(target);
    writeFileSync(join(target, 'mine.txt'), 'mine');
    expect(await errorOf(() => directory.commit())).toEqual(['OUTPUT_EXISTS', undefined]);
    await directory.abandon();
    expect(namesIn(target)).toEqual(['mine.txt']);
    expect(namesIn(folder)).toEqual(['out']);
  });

  it('says in the words of the user what the system says in codes', () => {
    const system = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'write' });
    expect(outputError(system('ENOSPC'), 'out')).toMatchObject({
      code: 'DISK_FULL',
      details: { file: 'out' },
    });
    expect(outputError(system('EDQUOT'), 'out')).toMatchObject({ code: 'DISK_FULL' });
    expect(outputError(system('EROFS'), 'out')).toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
      details: { value: 'EROFS' },
    });
    const bug = new TypeError('a bug');
    expect(outputError(bug, 'out')).toBe(bug);
  });
});

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
