import { ColumnTable } from '../columnar/column-table.js';
import { float64, int32, uint8, uint32 } from '../columnar/columns.js';
import { StringInterner } from '../columnar/string-interner.js';
import { type Day, NO_DAY } from '../domain/calendar.js';
import { IDENTITIES } from '../domain/identities.js';
import { INSURANCES, NO_AMOUNT, NO_RATIO, type Recipient } from '../domain/recipient.js';

const FIRST_CAPACITY = 256;

/** The columns of the roster table, and how each is made. */
const COLUMNS = {
  person: int32,
  household: int32,
  name: int32,
  identity: uint8,
  recognizedOn: int32,
  validFrom: int32,
  validTo: int32,
  area: int32,
  localResident: uint8,
  insurance: uint8,
  householdCapacity: float64,
  enhancedRatio: int32,
  atRiskFrom: int32,
  line: uint32,
} as const;

/** The roster as columns: one place per person, identity and period. */
export class RosterTable extends ColumnTable {
  readonly households = new StringInterner();
  readonly areas = new StringInterner();
  readonly names = new StringInterner();
  /**
   * The lines of rejected rows by person, as far as their cell of the person could be read. What they say is not
   * known, so that nobody may be told that he has no identity.
   */
  readonly rejectedLines = new Map<number, number[]>();

  person = int32(FIRST_CAPACITY);
  /** Text number in `households`; 0, the empty text, for a person alone. */
  household = int32(FIRST_CAPACITY);
  name = int32(FIRST_CAPACITY);
  identity = uint8(FIRST_CAPACITY);
  recognizedOn = int32(FIRST_CAPACITY);
  /** As given: NO_DAY where the file leaves it blank. `startOf` applies the default. */
  validFrom = int32(FIRST_CAPACITY);
  validTo = int32(FIRST_CAPACITY);
  area = int32(FIRST_CAPACITY);
  localResident = uint8(FIRST_CAPACITY);
  insurance = uint8(FIRST_CAPACITY);
  householdCapacity = float64(FIRST_CAPACITY);
  enhancedRatio = int32(FIRST_CAPACITY);
  atRiskFrom = int32(FIRST_CAPACITY);
  line = uint32(FIRST_CAPACITY);

  /** Person ids are numbers of the claim table's pool, so that a claim finds its person directly. */
  constructor(readonly personIds: StringInterner) {
    super(FIRST_CAPACITY);
  }

  /** Appends a row given as an object. */
  push(row: Recipient): number {
    const at = this.add();
    this.person[at] = this.personIds.internText(row.personId);
    this.household[at] = this.households.internText(row.householdId ?? '');
    this.name[at] = this.names.internText(row.name ?? '');
    this.identity[at] = IDENTITIES.indexOf(row.identity);
    this.recognizedOn[at] = row.recognizedOn;
    this.validFrom[at] = row.validFrom ?? NO_DAY;
    this.validTo[at] = row.validTo ?? NO_DAY;
    this.area[at] = this.areas.internText(row.area ?? '');
    this.localResident[at] = row.localResident === false ? 0 : 1;
    this.insurance[at] = INSURANCES.indexOf(row.insurance ?? 'resident');
    this.householdCapacity[at] = row.householdCapacity ?? NO_AMOUNT;
    this.enhancedRatio[at] = row.enhancedRatio ?? NO_RATIO;
    this.atRiskFrom[at] = row.atRiskFrom ?? NO_DAY;
    return at;
  }

  /** Notes that a row of the person stands among the rejects. */
  noteRejected(person: number, line: number): void {
    const lines = this.rejectedLines.get(person);
    if (lines === undefined) this.rejectedLines.set(person, [line]);
    else if (!lines.includes(line)) lines.push(line);
  }

  /** First day on which the row is in force: valid_from, else recognized_on. */
  startOf(row: number): Day {
    const from = this.validFrom[row] as Day;
    return from === NO_DAY ? (this.recognizedOn[row] as Day) : from;
  }

  protected get makers(): typeof COLUMNS {
    return COLUMNS;
  }
}
