import type { SystemError } from '../system-errors.js';

// One after the other, because few files may be open at once.
const { systemErrorOf } = await import('../system-errors.js');
const { systemText } = await import('../text/system.js');

const STATUS_ERROR = 2;
const STATUS_BUG = 3;

/**
 * Says why the program could not even be loaded, and returns the exit status. The catalogue may be among what could not
 * be loaded, and with it what knows the language: so it is said in both.
 */
export function reportFailedStart(error: unknown, stderr: NodeJS.WritableStream): number {
  const known = systemErrorOf(error);
  if (known === undefined) {
    stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return STATUS_BUG;
  }
  const { en, zh } = systemText[`error.${known.code}`];
  const lines = [`error: ${filled(en, known)}`, `错误：${filled(zh, known)}`];
  stderr.write(lines.map((line) => `${line} [${known.code}]\n`).join(''));
  return STATUS_ERROR;
}

function filled(text: string, { call, file, value }: SystemError): string {
  return text.replace('{call}', `${call} ${file}`.trim()).replace('{system}', value);
}
