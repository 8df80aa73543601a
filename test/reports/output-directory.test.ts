import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkTarget, OutputDirectory, outputError } from '../../src/reports/output-directory.js';
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
