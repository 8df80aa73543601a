import { relative, resolve, sep } from 'node:path';
import { yearOf } from '../domain/calendar.js';
import { isPackPath } from '../policy/load.js';
import type { Setting } from './setting.js';

/**
 * The relief.yaml of a data set.
 *
 * @param policy Id of a built-in policy, or path of a pack file.
 * @param folder Where the relief.yaml goes: it names a pack file relative to its own folder.
 */
export function configText(
  { loaded, parameters, from }: Setting,
  policy: string,
  folder: string,
  seed: number,
): string {
  const name = isPackPath(policy) ? JSON.stringify(pathFrom(folder, policy)) : policy;
  const lines = [
    `# Invented data of ${yearOf(from)}, drawn by relief sample with seed ${seed}. No real person is in it.`,
    '# answers.csv lists the claims that were paid wrongly.',
    `policies: [${name}]`,
  ];
  const given = Object.entries(parameters);
  if (given.length > 0) {
    lines.push(
      '# Values for trying things out, not the official ones.',
      'parameters:',
      `  ${loaded.pack.id}:`,
    );
    for (const [key, value] of given)
      lines.push(`    ${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A path as relief.yaml in a folder names it. */
function pathFrom(folder: string, path: string): string {
  const found = relative(resolve(folder), resolve(path)).split(sep).join('/');
  return found.startsWith('.') ? found : `./${found}`;
}
