import { CLAIM_TABLE, ROSTER_TABLE } from '../../tables/index.js';
import { headerKey } from '../../tables/values.js';
import { type Layout, positionOf } from './layout.js';

/** Where a file has the numbers of its persons. */
export interface PersonColumns {
  /** The file's own name for the column that is read. */
  readonly read: string;
  /** Other columns that may hold numbers of persons. */
  readonly others: readonly string[];
}

/** Headers of numbers: identity cards, person numbers, cards. */
const NUMBER_HEADER = /证件|身份证|人员编号|个人编号|编号$|编码$|号码|卡号|certno|psnno|no$|id$|number$/;
const PERSON_NAMES: ReadonlySet<string> = new Set(
  [CLAIM_TABLE, ROSTER_TABLE].flatMap(({ columns }) => {
    const column = columns.find(({ name }) => name === 'person_id');
    const otherwise = column?.otherwise?.flatMap(({ aliases }) => aliases) ?? [];
    return [...(column?.aliases ?? []), ...otherwise].map(headerKey);
  }),
);

export function personColumnsOf(layout: Layout<string>): PersonColumns {
  const own = positionOf(layout, 'person_id');
  // Ids of anything else and counties are numbers, too.
  const others = [...layout.fields.values()].filter(
    ({ column: { kind } }) => kind === 'id' || kind === 'area',
  );
  const taken = new Set([own, ...others.flatMap(({ positions }) => positions)]);
  const isOther = (header: string, position: number): boolean => {
    const key = headerKey(header);
    return !taken.has(position) && (PERSON_NAMES.has(key) || NUMBER_HEADER.test(key));
  };
  return {
    read: layout.header[own]?.trim() ?? '',
    others: layout.header.filter(isOther).map((header) => header.trim()),
  };
}
