import { REJECT_CODES, type Reject, type RejectCode } from './reject.js';

/** Rejects with the same code in the same column. */
export interface RejectGroup {
  readonly code: RejectCode;
  /** The file's own name for the column; empty where whole rows are at fault. */
  readonly column: string;
  readonly count: number;
  /** The first reject of the group. */
  readonly example: Reject;
  /** The most frequent values, with their counts. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** The number of values that a group lists. */
const VALUES_NAMED = 5;
/** The number of different values that are counted in a group. */
const VALUES_COUNTED = 1000;

/** Groups rejects by code and column: the largest group first, then in the order of the codes and columns. */
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
