import { NO_DAY } from '../domain/calendar.js';
import { IDENTITIES, type Identity } from '../domain/identities.js';
import { INSURANCES, NO_AMOUNT, NO_RATIO, type Recipient, RosterTable } from '../domain/recipient.js';
import type { Reject } from '../domain/reject.js';
import type { TextPool } from '../domain/text-pool.js';
import { ROSTER_TABLE, type RosterColumn } from './columns.js';
import { dropDuplicateRosterRows } from './duplicate-roster-rows.js';
import type { Layout } from './layout.js';
import { type RowResult, readNamedRow } from './named-row.js';
import {
  isPlainId,
  isPlainName,
  isPlainPersonId,
  NOT_PLAIN,
  PlainWords,
  plainAmount,
  plainDay,
} from './plain.js';
import {
  type FileWarning,
  type InputFile,
  inputFile,
  type ReadOptions,
  type Report,
  readRecords,
  warningsOf,
} from './records.js';
import type { RowFault, RowReader } from './row.js';
import { Source } from './source.js';
import { RowTaker } from './taker.js';

export interface RosterRead {
  readonly roster: RosterTable;
  readonly rejects: Reject[];
  readonly file: InputFile;
  readonly warnings: FileWarning[];
}

/** Reads the roster. Its persons are numbers of the claim table's pool, so that a claim finds its person. */
export async function readRoster(
  path: string,
  personIds: TextPool,
  options: ReadOptions = {},
): Promise<RosterRead> {
  const source = await Source.open(path, options.stdin ?? process.stdin);
  try {
    const roster = new RosterTable(personIds);
    const begin = (layout: Layout<RosterColumn>, report: Report) => {
      roster.count = 0;
      return new RosterTaker(layout, path, report, roster);
    };
    const file = await readRecords(source, { table: ROSTER_TABLE, begin }, options, options.onProgress);
    await dropDuplicateRosterRows(roster, file);
    return { roster, rejects: file.report.rejects, file: inputFile(file), warnings: warningsOf(file) };
  } finally {
    await source.close();
  }
}

/** Reads roster rows from the texts of their canonical columns: one for each identity that the cell names. */
export function readRosterRow(cells: Readonly<Record<string, string>>): RowResult<Recipient[]> {
  return readNamedRow(ROSTER_TABLE, cells, readRecipients);
}

/** Reads and tests one roster row; undefined where the reader has found fault with it. */
function readRecipients(row: RowReader<RosterColumn>): Recipient[] | undefined {
  const identities = row.identities('identity');
  const fields = {
    personId: row.person('person_id'),
    householdId: row.id('household_id'),
    name: row.text('name'),
    recognizedOn: row.day('recognized_on'),
    validFrom: row.day('valid_from'),
    validTo: row.day('valid_to'),
    area: row.area('area'),
    localResident: row.word('local_resident') === 1,
    insurance: INSURANCES[row.word('insurance')] as NonNullable<Recipient['insurance']>,
    householdCapacity: row.amount('household_capacity', NO_AMOUNT),
    enhancedRatio: row.ratio('enhanced_ratio', NO_RATIO),
    atRiskFrom: row.day('at_risk_from'),
  };
  if (row.fault !== undefined) return undefined;
  const start = fields.validFrom === NO_DAY ? fields.recognizedOn : fields.validFrom;
  if (fields.validTo !== NO_DAY && fields.validTo < start) row.faultIn('valid_to', 'DATE_ORDER');
  row.faultWhereNegative('household_capacity');
  if (row.fault !== undefined) return undefined;
  return identities.map((place) => ({ ...fields, identity: IDENTITIES[place] as Identity }));
}

/** What a column of a file is to the byte reader: first the roles whose cells must not be blank. */
const Role = {
  person: 0,
  identity: 1,
  recognizedOn: 2,
  household: 3,
  name: 4,
  validFrom: 5,
  validTo: 6,
  area: 7,
  localResident: 8,
  insurance: 9,
  capacity: 10,
  atRiskFrom: 11,
  /** Seldom filled in: left to the text way. */
  rare: 12,
} as const;
const LAST_REQUIRED = Role.recognizedOn;

const ROLES: Readonly<Record<RosterColumn, number>> = {
  person_id: Role.person,
  household_id: Role.household,
  name: Role.name,
  identity: Role.identity,
  recognized_on: Role.recognizedOn,
  valid_from: Role.validFrom,
  valid_to: Role.validTo,
  area: Role.area,
  local_resident: Role.localResident,
  insurance: Role.insurance,
  household_capacity: Role.capacity,
  enhanced_ratio: Role.rare,
  at_risk_from: Role.atRiskFrom,
};

const NO_WORDS = new PlainWords({ list: [], written: [], places: new Map(), blank: undefined });

/** Takes the records of a roster into the roster table. */
export class RosterTaker extends RowTaker<RosterColumn> {
  private readonly positions: Int32Array;
  private readonly roles: Uint8Array;
  private readonly words: readonly PlainWords[];

  constructor(
    layout: Layout<RosterColumn>,
    path: string,
    report: Report,
    private readonly roster: RosterTable,
  ) {
    super(layout, path, report);
    const steps = [...layout.fields].flatMap(([name, field]) =>
      field.positions.map((position) => ({
        position,
        role: ROLES[name],
        words: field.words === undefined ? NO_WORDS : new PlainWords(field.words),
      })),
    );
    this.positions = Int32Array.from(steps, (step) => step.position);
    this.roles = Uint8Array.from(steps, (step) => step.role);
    this.words = steps.map((step) => step.words);
  }

  protected takeRow(line: number): RowFault | undefined {
    const recipients = readRecipients(this.reader);
    if (recipients === undefined) return this.reader.fault;
    for (const recipient of recipients) this.roster.line[this.roster.push(recipient)] = line;
    return undefined;
  }

  protected takePlain(bytes: Uint8Array, bounds: Int32Array, line: number): boolean {
    const { positions, roles, words, roster } = this;
    let personStart = 0;
    let personEnd = 0;
    let householdStart = 0;
    let householdEnd = 0;
    let nameStart = 0;
    let nameEnd = 0;
    let areaStart = 0;
    let areaEnd = 0;
    let identity = 0;
    let recognizedOn = NO_DAY;
    let validFrom = NO_DAY;
    let validTo = NO_DAY;
    let atRiskFrom = NO_DAY;
    let localResident = 1;
    let insurance = 0;
    let capacity = NO_AMOUNT;

    for (let step = 0; step < positions.length; step++) {
      const position = positions[step] as number;
      const start = bounds[position] as number;
      const end = (bounds[position + 1] as number) - 1;
      const role = roles[step] as number;
      if (start === end) {
        // A blank cell means what the variables began with.
        if (role <= LAST_REQUIRED) return false;
        continue;
      }
      switch (role) {
        case Role.person:
          if (!isPlainPersonId(bytes, start, end)) return false;
          personStart = start;
          personEnd = end;
          break;
        case Role.household:
          if (!isPlainId(bytes, start, end)) return false;
          householdStart = start;
          householdEnd = end;
          break;
        case Role.name:
          if (!isPlainName(bytes, start, end)) return false;
          nameStart = start;
          nameEnd = end;
          break;
        case Role.area:
          if (end - start !== 6 || !isPlainPersonId(bytes, start, end)) return false;
          areaStart = start;
          areaEnd = end;
          break;
        case Role.identity:
          identity = (words[step] as PlainWords).find(bytes, start, end);
          if (identity === NOT_PLAIN) return false;
          break;
        case Role.localResident:
          localResident = (words[step] as PlainWords).find(bytes, start, end);
          if (localResident === NOT_PLAIN) return false;
          break;
        case Role.insurance:
          insurance = (words[step] as PlainWords).find(bytes, start, end);
          if (insurance === NOT_PLAIN) return false;
          break;
        case Role.recognizedOn:
          recognizedOn = plainDay(bytes, start, end);
          if (recognizedOn === NO_DAY) return false;
          break;
        case Role.validFrom:
          validFrom = plainDay(bytes, start, end);
          if (validFrom === NO_DAY) return false;
          break;
        case Role.validTo:
          validTo = plainDay(bytes, start, end);
          if (validTo === NO_DAY) return false;
          break;
        case Role.atRiskFrom:
          atRiskFrom = plainDay(bytes, start, end);
          if (atRiskFrom === NO_DAY) return false;
          break;
        case Role.capacity:
          capacity = plainAmount(bytes, start, end);
          if (capacity === NOT_PLAIN) return false;
          break;
        default:
          return false;
      }
    }
    if (validTo !== NO_DAY && validTo < (validFrom === NO_DAY ? recognizedOn : validFrom)) return false;

    const at = roster.add();
    roster.person[at] = roster.personIds.intern(bytes, personStart, personEnd);
    roster.household[at] = roster.households.intern(bytes, householdStart, householdEnd);
    roster.name[at] = roster.names.intern(bytes, nameStart, nameEnd);
    roster.area[at] = roster.areas.intern(bytes, areaStart, areaEnd);
    roster.identity[at] = identity;
    roster.recognizedOn[at] = recognizedOn;
    roster.validFrom[at] = validFrom;
    roster.validTo[at] = validTo;
    roster.localResident[at] = localResident;
    roster.insurance[at] = insurance;
    roster.householdCapacity[at] = capacity;
    roster.enhancedRatio[at] = NO_RATIO;
    roster.atRiskFrom[at] = atRiskFrom;
    roster.line[at] = line;
    return true;
  }
}
