import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MODES_ALLOWED, parseModes } from '../../src/reports/modes.js';
import { relief } from '../cli/relief.js';
import { type Ended, scratchFolder, shell } from '../crash/machine.js';

const scratch = scratchFolder();
const CLAIMS = join(process.cwd(), 'samples/dongyang-2020/claims.csv');
const TABLES = '--reports csv,json --quiet';
let next = 0;

function folder(): string {
  const path = join(scratch, String(next++));
  mkdirSync(path);
  return path;
}

/** The permissions of a path in octal digits, as `chmod` takes them. */
function modeOf(path: string): string {
  return (statSync(path).mode & 0o7777).toString(8);
}

/** The permissions of a directory and of its files, each once. */
function modesOf(path: string): { directory: string; files: string[] } {
  const files = readdirSync(path).map((name) => modeOf(join(path, name)));
  return { directory: modeOf(path), files: [...new Set(files)] };
}

function done(ended: Ended): void {
  expect(ended).toMatchObject({ status: 0, stderr: '' });
}

describe.each(['000', '022', '027', '077', '277'])('with the umask %s', (umask) => {
  it('results are their owner’s alone, and so are the parents that were made for them', () => {
    const out = join(folder(), 'new', 'deep', 'out');
    done(shell(`umask ${umask}; relief adjudicate ${CLAIMS} --out ${out} ${TABLES}`));
    expect(modesOf(out)).toEqual({ directory: '700', files: ['600'] });
    expect([modeOf(join(out, '..')), modeOf(join(out, '..', '..'))]).toEqual(['700', '700']);
  });

  it('--mode 640 lets the group read files and enter directories, however it is written', () => {
    for (const mode of ['640', '0640', '750']) {
      const out = join(folder(), 'new', 'out');
      done(shell(`umask ${umask}; relief adjudicate ${CLAIMS} --out ${out} --mode ${mode} ${TABLES}`));
      expect(modesOf(out)).toEqual({ directory: '750', files: ['640'] });
      expect(modeOf(join(out, '..'))).toBe('750');
    }
  });
});

describe('a directory that is replaced', () => {
  it.each(['700', '755', '2750', '711'])('keeps its mode %s; the files in it are new and private', (mode) => {
    const out = join(folder(), 'out');
    mkdirSync(out);
    chmodSync(out, Number.parseInt(mode, 8));
    for (let run = 0; run < 2; run++) {
      done(shell(`umask 022; relief adjudicate ${CLAIMS} --out ${out} ${TABLES}`));
      expect(modesOf(out)).toEqual({ directory: mode, files: ['600'] });
    }
  });

  it('gets the mode that somebody names', () => {
    const out = join(folder(), 'out');
    mkdirSync(out, { mode: 0o755 });
    done(shell(`relief adjudicate ${CLAIMS} --out ${out} --mode 660 ${TABLES}`));
    expect(modesOf(out)).toEqual({ directory: '770', files: ['660'] });
  });

  it('keeps its group as well, where the system lets it', () => {
    const out = join(folder(), 'out');
    mkdirSync(out, { mode: 0o750 });
    // Only root may give a file to any group.
    if (process.getuid?.() !== 0) return;
    done(shell(`chgrp 4321 ${out}; relief adjudicate ${CLAIMS} --out ${out} ${TABLES}`));
    expect([modeOf(out), statSync(out).gid]).toEqual(['750', 4321]);
  });
});

describe('the other commands that write', () => {
  it('relief fund', () => {
    const place = folder();
    const ledger = CLAIMS.replace('claims.csv', 'fund.csv');
    done(shell(`umask 022; relief adjudicate ${CLAIMS} --out ${place}/out ${TABLES}`));
    const again = `relief fund ${ledger} --decisions ${place}/out --quiet --out ${place}`;
    done(shell(`umask 022; ${again}/books; ${again}/shared --mode 644`));
    expect(modesOf(join(place, 'books'))).toEqual({ directory: '700', files: ['600'] });
    expect(modesOf(join(place, 'shared'))).toEqual({ directory: '755', files: ['644'] });
  });

  it('relief sample and relief init', () => {
    const place = folder();
    const sample = 'relief sample dongyang-2020 --claims 50 --quiet';
    done(shell(`umask 022; ${sample} ${place}/a/town; ${sample} ${place}/b --mode 640`));
    expect(modesOf(join(place, 'a', 'town'))).toEqual({ directory: '700', files: ['600'] });
    expect(modeOf(join(place, 'a'))).toBe('700');
    expect(modesOf(join(place, 'b'))).toEqual({ directory: '750', files: ['640'] });
    done(shell(`umask 022; rm ${place}/a/town/relief.yaml; relief init ${place}/a/town --yes`));
    done(shell(`umask 022; rm ${place}/b/relief.yaml; relief init ${place}/b --yes --mode 644`));
    expect(modeOf(join(place, 'a', 'town', 'relief.yaml'))).toBe('600');
    expect(modeOf(join(place, 'b', 'relief.yaml'))).toBe('644');
  });
});

describe('--mode', () => {
  it.each([
    ['600', 0o600, 0o700],
    ['640', 0o640, 0o750],
    ['0644', 0o644, 0o755],
    ['604', 0o604, 0o705],
    ['750', 0o640, 0o750],
    ['777', 0o666, 0o777],
  ])('%s', (text, file, directory) => {
    expect(parseModes(text)).toEqual({ file, directory });
  });

  it.each(['', '6', '64', '6400', '00640', 'u=rw', '640 ', '800', '0o640', '-640', '６４０'])(
    'is not %j',
    (text) => {
      expect(parseModes(text)).toBeUndefined();
    },
  );

  it.each(['400', '200', '000', '622', '611', '620'])(
    'is not %s: the owner could not write, or somebody could write or enter and not read',
    (text) => {
      expect(parseModes(text)).toBeUndefined();
    },
  );

  it.each([
    ['en', 'abc', '--mode'],
    ['zh', '611', '--mode'],
  ])(
    'of another kind stops the run before it begins, with what may be written: %s',
    async (lang, mode, option) => {
      const told = await relief([
        'adjudicate',
        CLAIMS,
        '--mode',
        mode,
        '--lang',
        lang,
        '--out',
        join(scratch, 'no'),
      ]);
      expect(told).toMatchObject({ status: 2, out: '' });
      expect(told.err).toContain(option);
      expect(told.err).toContain(MODES_ALLOWED);
      expect(told.err).toContain('[BAD_OPTION_VALUE]');
      expect(readdirSync(scratch)).not.toContain('no');
    },
  );
});
