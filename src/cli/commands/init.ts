import { closeSync, existsSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ReliefError } from '../../domain/errors.js';
import { groupRejects } from '../../domain/reject-groups.js';
import { lookInto, type OtherFile } from '../../init/folder.js';
import { isServiceToMap, proposedConfig } from '../../init/proposal.js';
import { type Modes, PRIVATE, setMode } from '../../reports/modes.js';
import type { Call } from '../call.js';
import { describeError, STATUS_DONE } from '../errors.js';
import { maskPath, maskPersons } from '../masking.js';
import { rememberResults } from '../process.js';
import { rejectGroupLines } from '../reject-groups.js';
import type { Terminal } from '../terminal.js';
import { visible } from '../visible.js';

/** Proposes a relief.yaml for the files of a folder, and writes it if the user agrees. */
export async function run({ args: [directory = '.'], options, terminal }: Call): Promise<number> {
  const folder = await lookInto(directory, options.inputEncoding, options.sheet);
  const proposal = proposedConfig(folder, terminal.language);
  const target = join(directory, 'relief.yaml');
  terminal.print(terminal.paint.bold(visible(maskPath(target))), '', maskPersons(proposal));
  terminal.print(...folder.others.map((file) => `  ${otherFileLine(file, terminal)}`));
  // The proposed service_map already asks about these rows.
  const rejects = folder.rejects.filter((reject) => !isServiceToMap(reject));
  if (rejects.length > 0) {
    terminal.print(terminal.say('init.rejects', { count: rejects.length }));
    terminal.print(...rejectGroupLines(groupRejects(rejects), terminal.language, terminal.paint), '');
  }
  if (existsSync(target)) throw new ReliefError('INIT_EXISTS', { file: target });
  if (options.yes !== true && !(await isConfirmed(terminal))) {
    terminal.print(terminal.say('init.not_written'));
    return STATUS_DONE;
  }
  write(target, proposal, options.mode ?? PRIVATE);
  rememberResults(target);
  const command = directory === '.' ? 'relief adjudicate' : `relief adjudicate ${quoted(directory)}`;
  terminal.print(
    terminal.say('init.written', { file: visible(maskPath(target)), command: visible(maskPath(command)) }),
  );
  return STATUS_DONE;
}

/** A path quoted for a shell. */
function quoted(path: string): string {
  const safe = path.startsWith('-') ? `./${path}` : path;
  return /^[\p{L}\p{N}_./@%+=:,-]+$/u.test(safe) ? safe : `'${safe.replaceAll("'", `'\\''`)}'`;
}

function otherFileLine({ name, survey, error }: OtherFile, terminal: Terminal): string {
  const file = visible(maskPath(name));
  if (error !== undefined) return describeError(error, terminal.language)[0];
  if (survey?.kind === undefined) return terminal.say('init.unknown_file', { file });
  const kind = terminal.say(`columns.kind.${survey.kind}`);
  if (survey.columns.some(({ use }) => use === 'ten_thousands'))
    return terminal.say('init.ten_thousands', { file, kind });
  return survey.missing.length > 0
    ? terminal.say('init.lacks', { file, kind, columns: survey.missing.join(', ') })
    : terminal.say('init.ambiguous', { file, kind });
}

/** Asks on the terminal. Errors: INIT_NOT_CONFIRMED where input or output is no terminal. */
async function isConfirmed(terminal: Terminal): Promise<boolean> {
  const { stdin, stdout } = terminal.io;
  if (stdin?.isTTY !== true || stdout.isTTY !== true) throw new ReliefError('INIT_NOT_CONFIRMED', {});
  stdout.write(terminal.say('init.question'));
  const lines = createInterface({ input: stdin });
  const answer = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
  });
  lines.close();
  return /^(?:y|yes|是|好)$/i.test(answer.trim());
}

function write(target: string, text: string, { file: mode }: Modes): void {
  try {
    // `wx`: a file that has appeared in the meantime is not overwritten.
    const file = openSync(target, 'wx', mode);
    try {
      setMode(file, mode);
      writeFileSync(file, text);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // On a full disk the file may exist without its content.
    if (code !== 'EEXIST') rmSync(target, { force: true });
    throw new ReliefError(code === 'EEXIST' ? 'INIT_EXISTS' : 'INIT_UNWRITABLE', {
      file: target,
      value: code,
    });
  }
}
