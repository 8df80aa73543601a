import { loadPolicy } from '../../policy/load.js';
import { jsonText } from '../../reports/json.js';
import { mergeParameters } from '../../run/policy-settings.js';
import type { Call } from '../call.js';
import { STATUS_DONE } from '../errors.js';
import { policyLines } from '../policy-tables.js';

/** Shows a policy, as tables beside which one can lay the document, or as the data of its file. */
export async function run({ args: [name = ''], options, terminal }: Call): Promise<number> {
  const loaded = loadPolicy(name);
  if (options.json) {
    terminal.io.stdout.write(jsonText(loaded.source.data));
    return STATUS_DONE;
  }
  const given = mergeParameters({}, options.param ?? [])[loaded.pack.id] ?? {};
  terminal.print(...policyLines(loaded, given, terminal));
  return STATUS_DONE;
}
