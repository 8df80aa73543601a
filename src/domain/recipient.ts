import { type Day, NO_DAY } from './calendar.js';
import { closeGaps, float64, grown, int32, uint8, uint32 } from './columns.js';
import { IDENTITIES, type Identity } from './identities.js';
import type { Fen } from './money.js';
import { TextPool } from './text-pool.js';

export const INSURANCES = ['resident', 'employee', 'none'] as const;
export type Insurance = (typeof INSURANCES)[number];

/** Where a roster row gives no household_capacity. An amount is never negative. */
export const NO_AMOUNT: Fen = -1;

/** Where a roster row gives no enhanced_ratio. Ratios are stored in millionths. */
export const NO_RATIO = -1;
export const RATIO_UNIT = 1_000_000;

/** One roster row as a plain object. */
export interface Recipient {
  readonly personId: string;
  readonly householdId?: string;
  readonly name?: string;
  readonly identity: Identity;
  readonly recognizedOn: Day;
  readonly validFrom?: Day;
  readonly validTo?: Day;
  readonly area?: string;
  readonly localResident?: boolean;
  readonly insurance?: Insurance;
  /** 家庭承受能力, in fen. */
  readonly householdCapacity?: Fen;
  /** Millionths: 855000 for a ratio of 0.855. */
  readonly enhancedRatio?: number;
  readonly atRiskFrom?: Day;
}

const FIRST_CAPACITY = 256;

/** The roster as columns: one place per person, identity and period. */
export class RosterTable {
  count = 0;
  readonly households = new TextPool();
  readonly areas = new TextPool();
  readonly names = new TextPool();

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
  constructor(readonly personIds: TextPool) {}

  /** Makes room for one more row and returns its place. The caller fills every column. */
  add(): number {
    if (this.count === this.person.length) this.resize(this.count * 2);
    return this.count++;
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

  /** Takes out the rows at these places, which stand in rising order; the others keep their order. */
  remove(places: readonly number[]): void {
    for (const column of this.columns()) closeGaps(column, places, this.count);
    this.count -= places.length;
  }

  /** First day on which the row is in force: valid_from, else recognized_on. */
  startOf(row: number): Day {
    const from = this.validFrom[row] as Day;
    return from === NO_DAY ? (this.recognizedOn[row] as Day) : from;
  }

  private columns() {
    return [
      this.person,
      this.household,
      this.name,
      this.identity,
      this.recognizedOn,
      this.validFrom,
      this.validTo,
      this.area,
      this.localResident,
      this.insurance,
      this.householdCapacity,
      this.enhancedRatio,
      this.atRiskFrom,
      this.line,
    ];
  }

  private resize(capacity: number): void {
    this.person = grown(this.person, int32(capacity));
    this.household = grown(this.household, int32(capacity));
    this.name = grown(this.name, int32(capacity));
    this.identity = grown(this.identity, uint8(capacity));
    this.recognizedOn = grown(this.recognizedOn, int32(capacity));
    this.validFrom = grown(this.validFrom, int32(capacity));
    this.validTo = grown(this.validTo, int32(capacity));
    this.area = grown(this.area, int32(capacity));
    this.localResident = grown(this.localResident, uint8(capacity));
    this.insurance = grown(this.insurance, uint8(capacity));
    this.householdCapacity = grown(this.householdCapacity, float64(capacity));
    this.enhancedRatio = grown(this.enhancedRatio, int32(capacity));
    this.atRiskFrom = grown(this.atRiskFrom, int32(capacity));
    this.line = grown(this.line, uint32(capacity));
  }
}
