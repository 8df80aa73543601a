import { type Day, dateOf, dayOf, formatDay } from '../domain/calendar.js';

const FIRST_BIRTHDAY = dayOf(1932, 1, 1) as Day;
const BIRTHDAYS = (dayOf(2019, 12, 31) as Day) - FIRST_BIRTHDAY + 1;
/** The stride has no factor in common with the number of birthdays, so every birthday is met once per round. */
const STRIDE = 12_347;

/** Sequence numbers that no real person has: none is 000, and 996 to 999 were for people over a hundred. */
const NOBODYS = ['000', '999', '998', '997', '996'];

/** Gives out the ids of persons, households and claims, each once. */
export class Ids {
  private households = 0;
  private claims = 0;
  /** How many identity numbers each county has given out. */
  private readonly persons: Map<string, number>;

  /**
   * @param counties County codes, six digits.
   * @param sequences Last three digits, before the check digit, of the identity numbers. The standard ones belong
   * to no real person and are enough for 160,000 persons per county.
   */
  constructor(
    counties: readonly string[],
    private readonly sequences: readonly string[] = NOBODYS,
  ) {
    this.persons = new Map(counties.map((county) => [county, 0]));
  }

  get personsAreLeft(): boolean {
    return [...this.persons.values()].some((given) => given < this.personsPerCounty);
  }

  /** The next identity number of a county, with a valid check digit; undefined where all are used up. */
  personId(county: string): string | undefined {
    const given = this.persons.get(county) as number;
    if (given >= this.personsPerCounty) return undefined;
    this.persons.set(county, given + 1);
    const sequence = this.sequences[Math.floor(given / BIRTHDAYS)];
    const digits = county + birthday((given * STRIDE) % BIRTHDAYS) + sequence;
    return digits + checkDigit(digits);
  }

  householdId(county: string): string {
    return `${county}${String(++this.households).padStart(7, '0')}`;
  }

  /** As settlement systems number claims: the day, then a number that never repeats. */
  claimId(settledOn: Day): string {
    return `JS${formatDay(settledOn).replaceAll('-', '')}${String(++this.claims).padStart(7, '0')}`;
  }

  private get personsPerCounty(): number {
    return BIRTHDAYS * this.sequences.length;
  }
}

/** The birthday so many days after the first one, as YYYYMMDD. */
function birthday(days: number): string {
  const { year, month, day } = dateOf(FIRST_BIRTHDAY + days);
  return String(year * 10_000 + month * 100 + day);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The last character of an identity number (GB 11643), from the 17 before it. */
export function checkDigit(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'[sum % 11];
}
