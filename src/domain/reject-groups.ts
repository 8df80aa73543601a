import { REJECT_CODES, type Reject, type RejectCode } from './reject.js';

/** Rejects that have one cause: the same thing is wrong in the same column. */
export interface RejectGroup {
  readonly code: RejectCode;
  /** The file's own name for the column, blank where rows as a whole are at fault. */
  readonly column: string;
  readonly count: number;
  /** The first of them. */
  readonly example: Reject;
  /** The values that occur most, with how often they do. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** How many values of a group are named, and how many different ones are counted to find these. */
const VALUES_NAMED = 5;
const VALUES_COUNTED = 1000;

/** Groups rejects by cause: the most frequent first, then in the order of the codes and by column. */
export function groupRejects(rejects: Iterable<Reject>): RejectGroup[] {
  const groups = new Map<string, { example: Reject; count: number; values: Map<string, number> }>();
  for (const reject of rejects) {
    const key = `${reject.code}\0${reject.column}`;
    const group = groups.get(key) ?? { example: reject, count: 0, values: new Map() };
    if (group.count++ === 0) groups.set(key, group);
    const { value } = reject;
    const { values } = group;
    if (values.has(value) || values.size < VALUES_COUNTED) values.set(value, (values.get(value) ?? 0) + 1);
  }
  return [...groups.values()]
    .map(({ example, count, values }) => {
      const { code, column } = example;
      return { code, column, count, example, values: mostFrequent(values) };
    })
    .sort(
      (a, b) =>
        b.count - a.count ||
        REJECT_CODES.indexOf(a.code) - REJECT_CODES.indexOf(b.code) ||
        (a.column < b.column ? -1 : 1),
    );
}

function mostFrequent(values: ReadonlyMap<string, number>): RejectGroup['values'] {
  return [...values]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, VALUES_NAMED);
}
