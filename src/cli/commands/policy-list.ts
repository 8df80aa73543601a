import { formatDay } from '../../domain/calendar.js';
import { builtInIds, loadPolicy } from '../../policy/load.js';
import { jsonText } from '../../reports/json.js';
import type { Call } from '../call.js';
import { STATUS_DONE } from '../errors.js';
import { table } from '../table.js';

/** Lists the built-in policies. */
export async function run({ options, terminal }: Call): Promise<number> {
  const packs = builtInIds().map((id) => loadPolicy(id).pack);
  if (options.json) {
    const list = packs.map(({ id, title, document, in_force, fund }) => ({
      policy: id,
      title,
      document: document.number,
      in_force: {
        from: formatDay(in_force.from),
        until: in_force.until === undefined ? null : formatDay(in_force.until),
      },
      fund: fund.name,
      pooling: fund.pooling,
    }));
    terminal.io.stdout.write(jsonText(list));
    return STATUS_DONE;
  }
  const head = [
    terminal.say('show.policy'),
    terminal.say('show.from'),
    terminal.say('show.until'),
    terminal.say('show.fund'),
    terminal.say('show.document'),
    terminal.say('show.title'),
  ];
  const rows = packs.map(({ id, title, document, in_force, fund }) => [
    id,
    formatDay(in_force.from),
    in_force.until === undefined ? '' : formatDay(in_force.until),
    fund.name,
    document.number,
    title[terminal.language],
  ]);
  terminal.print(...table([head, ...rows], [], 0));
  return STATUS_DONE;
}
