import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Language, say } from '../../src/text/catalogue.js';
import { relief } from '../cli/relief.js';
import type { Example } from './gallery.js';

/** What became of an example: the exit status, and what the program said at its place. */
export interface Shown {
  readonly status: number | null;
  readonly said: string;
  /** summary.json, blank where the run wrote none. */
  readonly summary: string;
}

const scratch = mkdtempSync(join(tmpdir(), 'relief-errors-'));

/** Removes what the examples have left; for the end of the tests. */
export function removeScratch(): void {
  rmSync(scratch, { recursive: true, force: true });
}

/** Whether a command is `relief` with plain words, which needs no shell. */
export function isPlain({ command }: Example): boolean {
  return /^relief(?: [\w./:=,-]+)*$/.test(command);
}

/** Runs a plain command inside this process, which is many times faster than a process of its own. */
export async function runInside(example: Example, language: Language): Promise<Shown> {
  const folder = copyOf(example, `inside-${language}`);
  const before = process.cwd();
  process.chdir(folder);
  try {
    const { status, out, err } = await relief(['--lang', language, ...example.command.split(' ').slice(1)]);
    return shown(example, language, folder, { status, out, err });
  } finally {
    process.chdir(before);
  }
}

/** Runs the command as a user would, with the built executable as `relief`. */
export async function runInShell(example: Example, language: Language): Promise<Shown> {
  const folder = copyOf(example, `shell-${language}`);
  const env = { PATH: `${folderOfRelief()}:${process.env.PATH}`, RELIEF_LANGUAGE: language };
  const child = spawn('sh', ['-c', example.command], { cwd: folder, env });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const status = await new Promise<number | null>((done) => child.on('close', done));
  return shown(example, language, folder, { status, out, err });
}

/** A folder with the executable under the name `relief`, which speaks the language of the example. */
function folderOfRelief(): string {
  const folder = join(scratch, 'bin');
  if (!existsSync(folder)) {
    mkdirSync(folder);
    const script = `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/bin/relief.js')}" --lang "$RELIEF_LANGUAGE" "$@"\n`;
    writeFileSync(join(folder, 'relief'), script, { mode: 0o755 });
  }
  return folder;
}

function copyOf({ code, folder }: Example, name: string): string {
  const copy = join(scratch, name, code);
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function shown(
  { code, place }: Example,
  language: Language,
  folder: string,
  { status, out, err }: { status: number | null; out: string; err: string },
): Shown {
  const written = (name: string): string => {
    const path = join(folder, 'relief-out', name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const said = {
    error: () => err,
    finding: () => out,
    case: () => out,
    reject: () => written('rejects.csv').replace(/^.*\n/, ''),
    remark: () => remarksIn(out, language, code),
  };
  return { status, said: said[place](), summary: written('summary.json') };
}

/** The examples are small: most lack columns, which is shown where it is what they are about. */
const LACKS = { en: ' has no column for ', zh: ' 没有以下列：' };

/** The sentences below the heading of what needs a person, and the lines below that of the remarks. */
function remarksIn(out: string, language: Language, code: string): string {
  const needs = below(out, say(language, 'summary.needs')).filter(
    (line) => /[.。]$/.test(line) && (code === 'COLUMNS_ABSENT' || !line.includes(LACKS[language])),
  );
  return `${[...needs, ...below(out, say(language, 'summary.remarks'))].join('\n')}\n`;
}

/** The lines below a heading, up to the next blank line. */
function below(out: string, heading: string): string[] {
  const lines = out.split('\n');
  const from = lines.indexOf(heading) + 1;
  return from === 0 ? [] : lines.slice(from, lines.indexOf('', from));
}
