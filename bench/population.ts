import { type Day, dateOf, dayOf, NO_DAY, NO_TIME } from '../src/domain/calendar.js';
import type { Place, Program, Referral, Service } from '../src/domain/claim.js';
import type { Fen } from '../src/domain/money.js';
import type { Claim } from '../src/tables/claim-table.js';
import type { Recipient } from '../src/tables/roster-table.js';
import type { Random, Weighted } from './random.js';
import { BILLS, STAYS, type Town } from './towns.js';

/** A claim of which it is known what each insurance paid. */
export type GeneratedClaim = Claim & {
  readonly basicPaid: Fen;
  readonly catastrophicPaid: Fen;
  readonly supplementaryPaid: Fen;
};

export interface Household {
  readonly recipients: readonly Recipient[];
  readonly claims: readonly GeneratedClaim[];
}

/** How many claims a person has in the year: deciles with a mean of twelve. */
const CLAIMS_OF_A_PERSON = [1, 2, 3, 5, 7, 9, 11, 14, 19, 27, 55];
const PERSONS_OF_A_HOUSEHOLD: Weighted<number> = [
  [1, 450],
  [2, 300],
  [3, 170],
  [4, 80],
];

/** Of ten thousand, how many … */
const MISSING_FROM_ROSTER = 500;
const DOUBLE_IDENTITY = 1200;
const RECOGNISED_DURING_THE_YEAR = 1500;
const ENDED_DURING_THE_YEAR = 600;
const CLAIM_REVERSED = 150;
const SETTLED_BY_HAND = 600;
const FILED_AFTER_THE_DEADLINE = 200;
const FILED_WITHOUT_A_DATE = 300;

const PLACES: Weighted<Place> = [
  ['local', 800],
  ['in_province', 120],
  ['out_of_province', 79],
  ['overseas', 1],
];
const REFERRALS_AWAY: Weighted<Referral> = [
  ['yes', 700],
  ['follow_up', 100],
  ['emergency', 120],
  ['no', 60],
  ['', 20],
];
const PROGRAMS: Weighted<Program> = [
  ['', 992],
  ['antipsychotic', 4],
  ['special_infectious', 2],
  ['rare_disease', 1],
  ['emergency_aid', 1],
];
const EXCLUSIONS: Weighted<NonNullable<Claim['exclusion']>> = [
  ['', 985],
  ['third_party', 7],
  ['work_injury', 3],
  ['other', 3],
  ['public_health', 2],
];
const DAYS_OF_A_STAY = [1, 3, 4, 5, 6, 7, 9, 11, 14, 20, 60];

const FAMILY_NAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const GIVEN_NAMES = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰金建国荣'];

/** Households one after another, each with its roster rows and its claims of the year. */
export class Population {
  private persons = 0;
  private households = 0;
  private claimNumbers = 0;
  private readonly firstDay: Day;
  private readonly lastDay: Day;

  constructor(
    private readonly town: Town,
    private readonly random: Random,
  ) {
    this.firstDay = dayOf(town.year, 1, 1) as Day;
    this.lastDay = dayOf(town.year, 12, 31) as Day;
  }

  /** How many persons there are so far, on the roster or not. */
  get size(): number {
    return this.persons;
  }

  /** The next household, with at most so many claims. */
  next(mostClaims: number): Household {
    const { random, town } = this;
    const area = random.pick(town.areas);
    const persons = random.weighted(PERSONS_OF_A_HOUSEHOLD);
    const number = `${area}${String(++this.households).padStart(8, '0')}`;
    // Many of those who live alone have no household number.
    const household = persons === 1 && random.happens(3000) ? '' : number;
    const familyName = random.pick(FAMILY_NAMES);
    const capacity = random.between(5000, 60_000) * 100;
    const recipients: Recipient[] = [];
    const claims: GeneratedClaim[] = [];
    for (let person = 0; person < persons && claims.length < mostClaims; person++) {
      const personId = this.personId(area);
      if (!random.happens(MISSING_FROM_ROSTER)) {
        const name = familyName + random.pick(GIVEN_NAMES) + random.pick(GIVEN_NAMES);
        recipients.push(
          ...this.rosterRows({ person: personId, household, name, area, householdCapacity: capacity }),
        );
      }
      const due = Math.min(random.byDeciles(CLAIMS_OF_A_PERSON), mostClaims - claims.length);
      for (let made = 0; made < due; ) {
        const claim = this.claim(personId, area);
        claims.push(claim);
        made++;
        if (made < due && random.happens(CLAIM_REVERSED)) {
          claims.push(this.reversal(claim));
          made++;
        }
      }
    }
    return { recipients, claims };
  }

  /** One row, or two for a double identity: side by side, or the second from the day after the first. */
  private rosterRows(who: Omit<Recipient, 'identity' | 'recognizedOn'>): Recipient[] {
    const { random, town } = this;
    const first: Recipient = {
      ...who,
      identity: random.weighted(town.identities),
      recognizedOn: this.recognition(),
      localResident: random.happens(100) ? 'N' : 'Y',
      insurance: random.happens(50) ? 'none' : random.happens(800) ? 'employee' : 'resident',
      ...(random.happens(300) ? { atRiskFrom: random.between(this.firstDay, this.lastDay) } : {}),
    };
    if (!random.happens(DOUBLE_IDENTITY)) {
      return random.happens(ENDED_DURING_THE_YEAR)
        ? [{ ...first, validTo: this.dayFrom(first.recognizedOn) }]
        : [first];
    }
    let identity = random.weighted(town.identities);
    while (identity === first.identity) identity = random.weighted(town.identities);
    if (random.happens(5000)) {
      const validTo = this.dayFrom(first.recognizedOn);
      return [
        { ...first, validTo },
        { ...first, identity, recognizedOn: validTo + 1 },
      ];
    }
    // Never the same day twice, so that no choice between the rows hangs on their order in the file.
    const recognizedOn = this.recognition();
    return [
      first,
      { ...first, identity, recognizedOn: recognizedOn + (recognizedOn === first.recognizedOn ? 1 : 0) },
    ];
  }

  private recognition(): Day {
    const { random, firstDay } = this;
    return random.happens(RECOGNISED_DURING_THE_YEAR)
      ? random.between(firstDay, this.lastDay)
      : random.between(firstDay - 6 * 365, firstDay);
  }

  /** A day of the year, not before another. */
  private dayFrom(day: Day): Day {
    return this.random.between(Math.max(day, this.firstDay), this.lastDay);
  }

  private claim(personId: string, area: string): GeneratedClaim {
    const { random, town } = this;
    const service = random.weighted(town.services);
    const byHand = random.happens(SETTLED_BY_HAND);
    const settledOn = random.between(this.firstDay, this.lastDay);
    const isStay = STAYS.has(service);
    const dischargedOn = isStay ? settledOn - (byHand ? random.below(60) : 0) : NO_DAY;
    const length = service === 'inpatient' ? random.byDeciles(DAYS_OF_A_STAY) : random.below(2);
    const careLocation = random.weighted(PLACES);
    return {
      claimId: this.claimId(),
      person: personId,
      service,
      admittedOn: isStay ? dischargedOn - length : NO_DAY,
      dischargedOn,
      settledOn,
      settledSecond: random.happens(400) ? NO_TIME : random.between(8 * 3600, 17 * 3600),
      institution: `H${area}${String(random.below(60) + 1).padStart(5, '0')}`,
      designated: random.happens(100) ? 'N' : 'Y',
      careLocation,
      referral: careLocation === 'local' ? '' : random.weighted(REFERRALS_AWAY),
      program: random.weighted(PROGRAMS),
      exclusion: random.weighted(EXCLUSIONS),
      channel: byHand ? 'manual' : 'one_stop',
      filedOn: byHand ? this.filing(settledOn) : NO_DAY,
      ...this.amounts(service),
    };
  }

  private filing(settledOn: Day): Day {
    const { random, town } = this;
    if (random.happens(FILED_WITHOUT_A_DATE)) return NO_DAY;
    // After June no deadline is still open.
    if (random.happens(FILED_AFTER_THE_DEADLINE))
      return (dayOf(town.year + 1, 7, 1) as Day) + random.below(120);
    return settledOn + random.below(80);
  }

  /** The bill and who paid what of it, in fen. */
  private amounts(service: Service) {
    const { random, town } = this;
    const { yuan, basic } = BILLS[service];
    const total = (random.byDeciles(yuan) * 100 + random.below(100)) * town.billFactor;
    const eligible = share(total, random.between(780, 995));
    const basicPaid = random.happens(100) ? eligible : share(eligible, random.between(basic[0], basic[1]));
    const left = eligible - basicPaid;
    const catastrophicPaid = left > 1_500_000 ? share(left - 1_500_000, 550) : 0;
    // Now and then an insurance has paid for more than the catalogue allows.
    const supplementaryPaid = random.happens(10) ? left + 100 : random.happens(500) ? share(left, 120) : 0;
    const otherPaid = random.happens(400) ? share(total - eligible, 500) : 0;
    return {
      total,
      eligible,
      basicPaid,
      catastrophicPaid,
      supplementaryPaid,
      otherPaid,
    };
  }

  /** The row that takes a claim back, some days later. */
  private reversal(claim: GeneratedClaim): GeneratedClaim {
    return {
      ...claim,
      claimId: this.claimId(),
      settledOn: Math.min(claim.settledOn + this.random.below(20), this.lastDay),
      total: -claim.total,
      eligible: -claim.eligible,
      basicPaid: -claim.basicPaid,
      catastrophicPaid: -claim.catastrophicPaid,
      supplementaryPaid: -claim.supplementaryPaid,
      otherPaid: -(claim.otherPaid as Fen),
      reverses: claim.claimId,
    };
  }

  /** Numbers follow neither the order of the rows nor that of time: a prime scatters them, none comes twice. */
  private claimId(): string {
    const scattered = (this.claimNumbers++ * 7_654_321 + 1) % 1_000_000_007;
    return `S${this.town.year}${String(scattered).padStart(10, '0')}`;
  }

  /** An identity number with a birthday, a number of the day and the check digit of GB 11643. */
  private personId(area: string): string {
    const person = this.persons++;
    const birthday = dateOf(FIRST_BIRTHDAY + ((person * 7919) % BIRTHDAYS));
    const ofTheDay = Math.floor(person / BIRTHDAYS) + 1;
    const body = `${area}${birthday.year}${padded(birthday.month, 2)}${padded(birthday.day, 2)}${padded(ofTheDay, 3)}`;
    let sum = 0;
    for (let at = 0; at < 17; at++) sum += CHECK_WEIGHTS[at] * (body.charCodeAt(at) - 48);
    return body + CHECK_DIGITS[sum % 11];
  }
}

const FIRST_BIRTHDAY = dayOf(1935, 1, 1) as Day;
/** A number without a common divisor with the step from one person to the next, so that every day is met. */
const BIRTHDAYS = 25_550;
const CHECK_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** With three digits for the number of the day, there are no more identity numbers than this. */
export const MOST_PERSONS = 999 * BIRTHDAYS;

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

/** A share of an amount in fen, in thousandths. */
function share(amount: Fen, thousandths: number): Fen {
  return Math.round((amount * thousandths) / 1000);
}
