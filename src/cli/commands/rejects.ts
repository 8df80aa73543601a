import { groupRejects, type RejectGroup } from '../../domain/reject-groups.js';
import { readRejects } from '../../intake/index.js';
import { jsonText } from '../../reports/json.js';
import type { Call } from '../call.js';
import { STATUS_DONE } from '../errors.js';
import { maskPath, maskPersons } from '../masking.js';
import { rejectGroupLines } from '../reject-groups.js';
import { maskInput } from '../table-masking.js';

/** Shows the rows that a run could not use, grouped by what is wrong with them. */
export async function run({ args: [path = ''], options, terminal }: Call): Promise<number> {
  const { rejects, unreadable } = await readRejects(path, {
    ...(options.inputEncoding === undefined ? {} : { encoding: options.inputEncoding }),
    ...(terminal.io.stdin === undefined ? {} : { stdin: terminal.io.stdin }),
  });
  const groups = groupRejects(rejects);
  if (options.json) {
    terminal.io.stdout.write(
      jsonText({ rejects: rejects.length, unreadable, groups: groups.map(groupAsData) }),
    );
    return STATUS_DONE;
  }
  const files = new Set(rejects.map(({ file }) => file)).size;
  const summary =
    rejects.length === 0
      ? terminal.say('rejects.none')
      : terminal.say('rejects.total', { count: rejects.length, causes: groups.length, files });
  terminal.print(
    terminal.paint.bold(summary),
    ...rejectGroupLines(groups, terminal.language, terminal.paint),
  );
  if (unreadable > 0)
    terminal.print(terminal.paint.yellow(terminal.say('rejects.unreadable', { count: unreadable })));
  return STATUS_DONE;
}

function groupAsData({ code, column, count, example, values }: RejectGroup) {
  return {
    code,
    column: maskPersons(column),
    count,
    example: { file: maskPath(example.file), line: example.line, value: maskInput(column, example.value) },
    values: values.map(({ value, count: times }) => ({ value: maskInput(column, value), count: times })),
  };
}
