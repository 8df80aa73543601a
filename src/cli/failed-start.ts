import type { SystemError } from '../system-errors.js';

// Imported one after the other: the limit of open files may be what failed.
const { systemErrorOf } = await import('../system-errors.js');
const { systemText } = await import('../text/system.js');

const STATUS_ERROR = 2;
const STATUS_BUG = 3;

/**
 * Says why the program could not be loaded, and returns the exit status. The catalogue and the code that chooses the
 * language may not be loaded either, so the message is in both languages.
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
