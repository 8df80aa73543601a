import type { PackOfFile } from '../policy/policy.js';
import type { Terminal } from './terminal.js';
import { visible } from './visible.js';

/** What stands below the name of a policy that has a built-in id and is another one; nothing for all others. */
export function modifiedLines(loaded: PackOfFile | undefined, terminal: Terminal): string[] {
  if (loaded?.modified !== true) return [];
  const values = { file: visible(loaded.file), policy: loaded.pack.id };
  return [terminal.paint.yellow(terminal.say('policy.modified', values))];
}
