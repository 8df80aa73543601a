import { type Day, dateOf, dayOf } from '../domain/calendar.js';
import {
  EXCLUSIONS,
  type Place,
  PROGRAMS,
  REVERSES_NOTHING,
  type Referral,
  SERVICES,
  type Service,
} from '../domain/claim.js';
import type { Fen } from '../domain/money.js';
import type { Claim, ClaimTable } from '../tables/claim-table.js';
import { type Bill, drawBill, percent } from './bills.js';
import type { Ids } from './ids.js';
import type { Person, Population } from './population.js';
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

/** Out of 10,000 claims. An orphan is a reversal whose original is not in the data. */
const REVERSALS = 80;
const ORPHANS = 4;
const TWINS = 30;
const MANUAL = 600;
const NOT_DESIGNATED = 150;
const EXCLUDED = 120;
const OF_A_PROGRAM = 150;
const BARE_DATES = 2000;

/** Draws claims of these persons over the year of the setting, in no order of time. */
export function drawClaims(
  setting: Setting,
  ids: Ids,
  { persons }: Population,
  claims: ClaimTable,
  count: number,
  random: Random,
): void {
  const drawing = new ClaimDrawing(setting, ids, persons, claims, random);
  const isReversed = new Uint8Array(count);
  for (let claim = 0; claim < count; claim++) {
    const earlier = claim === 0 ? -1 : random.below(claim);
    const reversesNothing = (): boolean => claims.reverses[earlier] === REVERSES_NOTHING;
    if (earlier >= 0 && random.chance(REVERSALS) && isReversed[earlier] === 0 && reversesNothing()) {
      isReversed[earlier] = 1;
      isReversed[claim] = 1;
      drawing.reverse(earlier);
    } else if (earlier >= 0 && random.chance(TWINS) && reversesNothing()) {
      drawing.repeat(earlier);
    } else {
      drawing.draw();
    }
  }
}

/** Adds claims of one kind or another to a table. */
class ClaimDrawing {
  private readonly services: Weighted<Service>;

  constructor(
    private readonly setting: Setting,
    private readonly ids: Ids,
    private readonly persons: readonly Person[],
    private readonly claims: ClaimTable,
    private readonly random: Random,
  ) {
    const weightOf = (service: Service): number =>
      SERVICE_WEIGHTS[service] * (setting.covered.has(service) ? COVERED : 1);
    this.services = new Weighted(SERVICES.map((service) => [service, weightOf(service)] as const));
  }

  /** An ordinary claim. */
  draw(): void {
    const { setting, random } = this;
    const person = drawPerson(this.persons, random);
    const service = this.services.draw(random);
    const isManual = random.chance(MANUAL);
    const dates = drawDates(setting, service, isManual, random);
    const careLocation = CARE_LOCATIONS_DRAWN.draw(random);
    const bill = drawBill(service, person.isIll, setting.isForCatastrophes, random);
    const isOrphan = random.chance(ORPHANS);
    const claimId = this.ids.claimId(dates.settledOn);
    this.claims.push({
      claimId,
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
      ...(isOrphan ? { reverses: `${claimId}0` } : {}),
    });
  }

  /** A row that takes an earlier one back: the same amounts below zero, some days later. */
  reverse(earlier: number): void {
    const { setting, ids, claims, random } = this;
    const settledOn = Math.min(claims.settledOn[earlier] + random.below(12), setting.until);
    const isSameDay = settledOn === claims.settledOn[earlier];
    claims.push({
      ...claims.rowAt(earlier),
      claimId: ids.claimId(settledOn),
      settledOn,
      settledSecond: isSameDay ? LAST_SECOND : drawSecond(random),
      ...negated(amountsOf(billAt(claims, earlier), setting)),
      reverses: claims.claimIds.text(claims.claimId[earlier]),
    });
  }

  /** The same treatment once more under another id, as happens when somebody presses a key twice. */
  repeat(earlier: number): void {
    const twin = this.claims.rowAt(earlier);
    this.claims.push({ ...twin, claimId: this.ids.claimId(twin.settledOn) });
  }
}

/** Some people are treated much more often than others. */
function drawPerson(persons: readonly Person[], random: Random): Person {
  const first = persons[random.below(persons.length)];
  return first.isIll ? first : persons[random.below(persons.length)];
}

const LAST_SECOND = 86_399;

/** A second of the day between eight and five. */
function drawSecond(random: Random): number {
  return 8 * 3600 + random.below(9 * 3600);
}

type Dates = Pick<Claim, 'admittedOn' | 'dischargedOn' | 'settledOn' | 'settledSecond'>;

function drawDates(setting: Setting, service: Service, isManual: boolean, random: Random): Dates {
  const settledOn = random.between(setting.from, setting.until);
  const time = random.chance(BARE_DATES) ? {} : { settledSecond: drawSecond(random) };
  const isStay = service === 'inpatient' || service === 'day_surgery' || service === 'observation';
  if (!isStay) return { settledOn, ...time };
  const dischargedOn =
    settledOn - (isManual ? random.between(5, 90) : random.chance(1000) ? random.between(1, 20) : 0);
  const days = service === 'inpatient' ? random.between(2, 28) : random.between(0, 1);
  return { admittedOn: dischargedOn - days, dischargedOn, settledOn, ...time };
}

/** Most people apply within some weeks, a few much too late. Now and then nobody noted the day. */
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
function amountsOf(bill: Bill, { loaded: { pack } }: Setting) {
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
