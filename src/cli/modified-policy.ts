import type { PackOfFile } from '../policy/policy.js';
import type { Terminal } from './terminal.js';
import { visible } from './visible.js';

/** A note below the name of a policy that has the id of a built-in one but another content; nothing for others. */
export function modifiedLines(loaded: PackOfFile | undefined, terminal: Terminal): string[] {
  if (loaded?.modified !== true) return [];
  const values = { file: visible(loaded.file), policy: loaded.pack.id };
  return [terminal.paint.yellow(terminal.say('policy.modified', values))];
}
