import { type Day, dateOf, dayOf, formatDay } from '../domain/calendar.js';
import { EXCLUSIONS, type Place, PROGRAMS, type Referral, SERVICES, type Service } from '../domain/claim.js';
import type { Fen } from '../domain/money.js';
import type { Claim, ClaimTable } from '../tables/claim-table.js';
import { type Bill, drawBill, percent } from './bills.js';
import type { Person, Population } from './families.js';
import { type Random, Weighted } from './random.js';
import type { Setting } from './setting.js';

const SERVICE_WEIGHTS: Readonly<Record<Service, number>> = {
  inpatient: 30,
  outpatient: 20,
  special_outpatient: 14,
  chronic_outpatient: 12,
  pharmacy: 8,
  emergency: 4,
  day_surgery: 3,
  negotiated_drug: 3,
  observation: 2,
  emergency_rescue: 1,
};
/** Services that the policy covers come this many times as often. */
const COVERED = 5;

const CARE_LOCATIONS_DRAWN = new Weighted<Place>([
  ['local', 850],
  ['in_province', 92],
  ['out_of_province', 55],
  ['overseas', 3],
]);
const REFERRALS_AWAY = new Weighted<Referral>([
  ['yes', 76],
  ['no', 8],
  ['follow_up', 7],
  ['emergency', 5],
  ['', 4],
]);
const REFERRALS_HERE = new Weighted<Referral>([
  ['', 93],
  ['yes', 5],
  ['no', 2],
]);

/** Of 10,000 claims. */
const REVERSALS = 80;
const ORPHANS = 4;
const TWINS = 30;
const MANUAL = 600;
const NOT_DESIGNATED = 150;
const EXCLUDED = 120;
const OF_A_PROGRAM = 150;
const BARE_DATES = 2000;

/** Draws claims of these people over the year of the setting, in no order of time. */
export function drawClaims(
  setting: Setting,
  { persons }: Population,
  claims: ClaimTable,
  count: number,
  random: Random,
): void {
  const services = new Weighted(
    SERVICES.map(
      (service) =>
        [service, SERVICE_WEIGHTS[service] * (setting.covered.has(service) ? COVERED : 1)] as const,
    ),
  );
  const isReversed = new Uint8Array(count);
  for (let number = 0; number < count; number++) {
    const earlier = number === 0 ? -1 : random.below(number);
    if (
      earlier >= 0 &&
      random.chance(REVERSALS) &&
      isReversed[earlier] === 0 &&
      claims.reverses[earlier] === 0
    ) {
      isReversed[earlier] = 1;
      isReversed[number] = 1;
      reverse(earlier, number);
    } else if (earlier >= 0 && random.chance(TWINS) && claims.reverses[earlier] === 0) {
      repeat(earlier, number);
    } else {
      drawClaim(number);
    }
  }

  function drawClaim(number: number): void {
    const person = drawPerson(persons, random);
    const service = services.draw(random);
    const isManual = random.chance(MANUAL);
    const dates = drawDates(setting, service, isManual, random);
    const careLocation = CARE_LOCATIONS_DRAWN.draw(random);
    const bill = drawBill(service, person.isIll, setting.isForCatastrophes, random);
    const isOrphan = random.chance(ORPHANS);
    claims.push({
      claimId: claimId(dates.settledOn, number),
      person: person.id,
      service,
      ...dates,
      institution: institutionOf(person, careLocation, random),
      designated: random.chance(NOT_DESIGNATED) ? 'N' : 'Y',
      careLocation,
      referral: (careLocation === 'local' ? REFERRALS_HERE : REFERRALS_AWAY).draw(random),
      ...(random.chance(OF_A_PROGRAM) ? { program: random.pick(PROGRAMS) } : {}),
      ...(random.chance(EXCLUDED) ? { exclusion: random.pick(EXCLUSIONS) } : {}),
      channel: isManual ? 'manual' : 'one_stop',
      ...(isManual ? drawFiling(dates.settledOn, random) : {}),
      ...amountsOf(bill, setting),
      ...(isOrphan ? { reverses: `${claimId(dates.settledOn, number)}0` } : {}),
    });
  }

  /** A row that takes an earlier one back: the same amounts below zero, some days later. */
  function reverse(earlier: number, number: number): void {
    const settledOn = Math.min(claims.settledOn[earlier] + random.below(12), setting.until);
    const isSameDay = settledOn === claims.settledOn[earlier];
    claims.push({
      ...claims.rowAt(earlier),
      claimId: claimId(settledOn, number),
      settledOn,
      settledSecond: isSameDay ? 86_399 : 8 * 3600 + random.below(9 * 3600),
      ...negated(amountsOf(billAt(claims, earlier), setting)),
      reverses: claims.claimIds.text(claims.claimId[earlier]),
    });
  }

  /** The same treatment once more under another number, as happens when somebody presses a key twice. */
  function repeat(earlier: number, number: number): void {
    const twin = claims.rowAt(earlier);
    claims.push({ ...twin, claimId: claimId(twin.settledOn, number) });
  }
}

/** Some people are treated much more often than others. */
function drawPerson(persons: readonly Person[], random: Random): Person {
  const first = persons[random.below(persons.length)];
  return first.isIll ? first : persons[random.below(persons.length)];
}

/** Numbers as settlement systems give them: the day, then a number that never repeats. */
function claimId(settledOn: Day, number: number): string {
  return `JS${formatDay(settledOn).replaceAll('-', '')}${String(number + 1).padStart(7, '0')}`;
}

type Dates = Pick<Claim, 'admittedOn' | 'dischargedOn' | 'settledOn' | 'settledSecond'>;

function drawDates(setting: Setting, service: Service, isManual: boolean, random: Random): Dates {
  const settledOn = random.between(setting.from, setting.until);
  const time = random.chance(BARE_DATES) ? {} : { settledSecond: 8 * 3600 + random.below(9 * 3600) };
  const isStay = service === 'inpatient' || service === 'day_surgery' || service === 'observation';
  if (!isStay) return { settledOn, ...time };
  const dischargedOn =
    settledOn - (isManual ? random.between(5, 90) : random.chance(1000) ? random.between(1, 20) : 0);
  const days = service === 'inpatient' ? random.between(2, 28) : random.between(0, 1);
  return { admittedOn: dischargedOn - days, dischargedOn, settledOn, ...time };
}

/** Most people apply within some weeks, a few much too late, and now and then nobody wrote the day down. */
function drawFiling(settledOn: Day, random: Random): Pick<Claim, 'filedOn'> {
  if (random.chance(500)) return {};
  if (random.chance(300))
    return { filedOn: dayOf(dateOf(settledOn).year + 1, 9, random.between(1, 30)) as Day };
  return { filedOn: settledOn + random.between(0, 75) };
}

/** Codes as the national platform has them: a letter, the county, a number. */
function institutionOf({ county }: Person, careLocation: Place, random: Random): string {
  switch (careLocation) {
    case 'local':
      return `H${county}${String(random.between(1, 12)).padStart(5, '0')}`;
    case 'in_province':
      return `H${county.slice(0, 2)}0102${String(random.between(1, 20)).padStart(5, '0')}`;
    default:
      return `H310104${String(random.between(1, 20)).padStart(5, '0')}`;
  }
}

/**
 * The amounts of a bill as the claim table keeps them. Where the policy relieves what medical assistance
 * leaves, that assistance is part of the bill.
 */
function amountsOf(bill: Bill, { pack }: Setting) {
  const { total, eligible, basic, catastrophic, supplementary, other } = bill;
  const burden = eligible - basic - catastrophic - supplementary;
  const assistance: Fen = pack.fund.name === 'assistance' ? 0 : percent(Math.max(0, burden), 40);
  return {
    total,
    eligible,
    basicPaid: basic,
    catastrophicPaid: catastrophic,
    supplementaryPaid: supplementary,
    otherPaid: other,
    assistancePaid: assistance,
  };
}

function billAt(claims: ClaimTable, claim: number): Bill {
  return {
    total: claims.total[claim],
    eligible: claims.eligible[claim],
    basic: claims.basicPaid[claim],
    catastrophic: claims.catastrophicPaid[claim],
    supplementary: claims.supplementaryPaid[claim],
    other: claims.otherPaid[claim],
  };
}

/** The same amounts below zero; 0 stays what it is. */
function negated<Amounts extends object>(amounts: Amounts): Amounts {
  return Object.fromEntries(Object.entries(amounts).map(([name, fen]) => [name, 0 - fen])) as Amounts;
}
