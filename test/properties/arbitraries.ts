import fc, { type Arbitrary } from 'fast-check';
import { CHANNELS, EXCLUSIONS, PLACES, PROGRAMS, REFERRALS, SERVICES } from '../../src/domain/claim.js';
import { IDENTITIES } from '../../src/domain/identities.js';
import type { Row } from '../support/tables.js';
import { plusDays } from './model.js';

/** What a generated case is made for: the policy's dates, identities and areas, so that most rows matter. */
export interface Setting {
  /** Dates around which something changes. */
  readonly hotDates: readonly string[];
  readonly identities: readonly string[];
  readonly areas: readonly string[];
}

/** Rows of claims.csv and roster.csv that the intake would accept, in random order. */
export interface CaseRows {
  readonly claims: readonly Row[];
  readonly roster: readonly Row[];
}

/** What the bills of a case are like. */
interface Profile {
  readonly burden: Arbitrary<number>;
  readonly service: Arbitrary<string>;
  readonly stay: Arbitrary<'none' | 'both' | 'admitted' | 'discharged'>;
  readonly nights: Arbitrary<number>;
}

export function caseRows(setting: Setting, size = { claims: 30, roster: 10 }): Arbitrary<CaseRows> {
  const usual: Profile = {
    burden: fc.oneof({ weight: 24, arbitrary: amount }, { weight: 1, arbitrary: hugeAmount }),
    service: mostly('inpatient', SERVICES, 2),
    stay: fc.constantFrom('none', 'both', 'both', 'admitted', 'discharged'),
    nights: fc.constantFrom(0, 1, 2, 3, 7, 14, 30, 45),
  };
  const fenOnly: Profile = { ...usual, burden: fc.constantFrom(0, 1, 1, 2, 3) };
  const longStays: Profile = {
    ...usual,
    service: mostly('inpatient', SERVICES, 18),
    stay: fc.constant('both'),
    nights: fc.constantFrom(14, 30, 45, 60),
  };
  const rows = (profile: Profile) =>
    fc.record({ claims: claimRows(setting, profile, size.claims), roster: rosterRows(setting, size.roster) });
  return fc.oneof(
    { weight: 6, arbitrary: rows(usual) },
    { weight: 1, arbitrary: rows(fenOnly) },
    { weight: 1, arbitrary: rows(longStays) },
  );
}

const PERSONS = ['P1', 'P2', 'P3'];

/** A person of the claims who is on no roster. */
const STRANGER = 'P0';
const HOUSEHOLDS = ['', '', 'H1', 'H2'];

/** Whole fen, most of them of the size of real bills, some tiny, some on a half fen's edge, some huge. */
export const amount: Arbitrary<number> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 1, 1, 2, 3, 5) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 99_999 }) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 5_000_000 }) },
  { weight: 3, arbitrary: fc.constantFrom(50_000_000, 12_500_000, 8_000_000, 2_000_000, 500_000, 100_000) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 30_000_000 }) },
);

const hugeAmount = fc.integer({ min: 0, max: 100_000_000_000 });

/** A date on or near one of the dates around which something changes. */
function date({ hotDates }: Setting): Arbitrary<string> {
  const offset = fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.constantFrom(-1, 1) },
    { weight: 1, arbitrary: fc.constantFrom(-91, -90, -89, -366, -365, -364, 89, 90, 91) },
    { weight: 3, arbitrary: fc.integer({ min: -40, max: 40 }) },
  );
  return fc.tuple(fc.constantFrom(...hotDates), offset).map(([hot, days]) => plusDays(hot, days));
}

/** Chooses the blank or first value most of the time. */
function mostly<T>(usual: T, others: readonly T[], weight = 8): Arbitrary<T> {
  return fc.oneof(
    { weight, arbitrary: fc.constant(usual) },
    { weight: 2, arbitrary: fc.constantFrom(...others) },
  );
}

type Kind = 'bill' | 'reversal' | 'refund' | 'again' | 'twin' | 'same';

/** How a reversal takes back: with or without signs, and all of it or another amount. */
interface Manner {
  readonly isSigned: boolean;
  readonly isWhole: boolean;
}

function claimRows(setting: Setting, profile: Profile, most: number): Arbitrary<Row[]> {
  const kind = fc.oneof(
    { weight: 24, arbitrary: fc.constant<Kind>('bill') },
    { weight: 2, arbitrary: fc.constant<Kind>('reversal') },
    { weight: 1, arbitrary: fc.constant<Kind>('refund') },
    { weight: 1, arbitrary: fc.constant<Kind>('again') },
    { weight: 1, arbitrary: fc.constant<Kind>('twin') },
    { weight: 1, arbitrary: fc.constant<Kind>('same') },
  );
  const entry = fc.record({
    kind,
    bill: bill(setting, profile),
    other: fc.nat({ max: most }),
    own: mostly(false, [true]),
    manner: fc.record({ isSigned: mostly(true, [false], 4), isWhole: mostly(true, [false], 4) }),
  });
  return fc.array(entry, { minLength: 0, maxLength: most, size: 'max' }).map((entries) =>
    entries.map(({ kind, bill, other, own, manner }, at) => {
      // The number makes the id unique; what comes before it decides the order among claims of one second.
      const hasTwin = entries.some((entry) => entry.kind === 'twin' && entry.other === at);
      const named = {
        ...bill,
        claim_id: `${bill.claim_id}${at}`,
        ...(kind === 'bill' && hasTwin ? { refund_flag: 'Y' } : {}),
      };
      const target = entries[other] ?? entries[0];
      if (kind === 'bill' || target === undefined) return named;
      // Three rows of one number never come as far as here.
      const isFirst = entries.findIndex((entry) => entry.kind === 'same' && entry.other === other) === at;
      if (kind === 'same' && (entries[other]?.kind !== 'bill' || !isFirst)) return named;
      const otherId = entries[other] === undefined ? 'nowhere' : `${target.bill.claim_id}${other}`;
      return related(kind, named, target.bill, otherId, own, manner);
    }),
  );
}

/** A row that takes another one back, with or without naming it, or repeats it. */
function related(
  kind: Exclude<Kind, 'bill'>,
  mine: Row,
  other: Row,
  otherId: string,
  own: boolean,
  { isSigned, isWhole }: Manner,
): Row {
  const signed = (row: Row): Row => (isSigned ? negated(row) : row);
  const same = (columns: readonly string[]) => Object.fromEntries(columns.map((c) => [c, other[c] ?? '']));
  switch (kind) {
    case 'reversal':
      return {
        ...signed({ ...mine, ...(isWhole ? same(AMOUNTS) : {}) }),
        ...(own ? {} : same(['person_id'])),
        reverses: otherId,
      };
    case 'same':
      return {
        ...signed({ ...mine, ...same(AMOUNTS) }),
        ...same(['person_id']),
        claim_id: otherId,
        reverses: otherId,
      };
    case 'twin':
      return { ...other, claim_id: mine.claim_id, settled_at: mine.settled_at, refund_flag: 'Y' } as Row;
    case 'refund': {
      const of = same(['person_id', 'institution_id', 'service_type', 'total_amount']);
      return {
        ...mine,
        ...negated({ ...mine, ...of }),
        ...of,
        total_amount: `-${of.total_amount}`,
        unnamed_refund: 'Y',
      };
    }
    case 'again':
      return {
        ...mine,
        ...same(['person_id', 'institution_id', 'service_type', 'total_amount', 'settled_at']),
        ...same(['admitted_on', 'discharged_on']),
      };
  }
}

const AMOUNTS = [
  'total_amount',
  'eligible_amount',
  'basic_paid',
  'catastrophic_paid',
  'supplementary_paid',
  'other_paid',
  'assistance_paid',
];

function negated(row: Row): Row {
  return { ...row, ...Object.fromEntries(AMOUNTS.map((c) => [c, row[c] ? `-${row[c]}` : ''])) };
}

function bill(setting: Setting, profile: Profile): Arbitrary<Row> {
  return fc
    .record({
      claim_id: fc.constantFrom('', '', 'a', 'Z', 'é', '中', '～', '\u{1F600}', '\u{20000}'),
      person_id: mostly('P1', [...PERSONS, STRANGER], 2),
      service_type: profile.service,
      settled: date(setting),
      time: mostly('', [' 00:00:00', ' 00:00:01', ' 08:30:00', ' 23:59:59']),
      stay: profile.stay,
      nightsBefore: fc.constantFrom(0, 0, 0, 0, 1, 2, 20, 45),
      nights: profile.nights,
      institution_id: fc.constantFrom('', 'H1', 'H2'),
      designated: mostly('', ['Y', 'N'], 38),
      place: mostly(
        '',
        PLACES.filter((place) => place !== 'overseas'),
        6,
      ),
      overseas: mostly(false, [true], 98),
      referral: mostly<string>('', REFERRALS, 4),
      program: mostly<string>('', PROGRAMS, 14),
      exclusion: mostly<string>('', EXCLUSIONS, 58),
      channel: mostly<string>('', [...CHANNELS, 'manual'], 4),
      filed: fc.option(
        fc.oneof(fc.constantFrom('03-31', '04-01', '06-30', '07-01'), fc.integer({ min: 0, max: 500 })),
      ),
      burden: profile.burden,
      insurance: fc.tuple(amount, mostly(0, [1, 5_000]), mostly(0, [1, 100_000])),
      overpaid: mostly(0, [1, 100_000], 38),
      outside: amount,
      other_paid: mostly(0, [1, 20_000]),
      assistance_paid: mostly(0, [1, 999_999]),
      refund_flag: mostly('', ['Y'], 60),
      refund_refused: mostly('', ['Y'], 80),
    })
    .map((draw) => {
      const discharged = plusDays(draw.settled, -draw.nightsBefore);
      const admitted = plusDays(discharged, -draw.nights);
      const insured = draw.insurance.reduce((a, b) => a + b, 0);
      const eligible = Math.max(
        0,
        insured + draw.burden - (draw.overpaid > 0 ? draw.burden + draw.overpaid : 0),
      );
      const nextYear = Number(draw.settled.slice(0, 4)) + 1;
      return {
        claim_id: draw.claim_id,
        person_id: draw.person_id,
        service_type: draw.service_type,
        settled_at: `${draw.settled}${draw.time}`,
        admitted_on: draw.stay === 'both' || draw.stay === 'admitted' ? admitted : '',
        discharged_on: draw.stay === 'both' || draw.stay === 'discharged' ? discharged : '',
        institution_id: draw.institution_id,
        designated: draw.designated,
        place: draw.overseas ? 'overseas' : draw.place,
        referral: draw.referral,
        program: draw.program,
        exclusion: draw.exclusion,
        channel: draw.channel,
        filed_on:
          draw.filed === null
            ? ''
            : typeof draw.filed === 'string'
              ? `${nextYear}-${draw.filed}`
              : plusDays(draw.settled, draw.filed),
        total_amount: yuanText(eligible + draw.outside),
        eligible_amount: yuanText(eligible),
        basic_paid: yuanText(draw.insurance[0]),
        catastrophic_paid: yuanText(draw.insurance[1]),
        supplementary_paid: yuanText(draw.insurance[2]),
        other_paid: yuanText(draw.other_paid),
        assistance_paid: yuanText(draw.assistance_paid),
        refund_flag: draw.refund_flag,
        refund_refused: draw.refund_refused,
      };
    });
}

function rosterRows(setting: Setting, most: number): Arbitrary<Row[]> {
  const row = fc
    .record({
      person_id: fc.constantFrom(...PERSONS),
      household_id: fc.constantFrom(...HOUSEHOLDS),
      identity: fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...setting.identities) },
        { weight: 1, arbitrary: fc.constantFrom(...IDENTITIES) },
      ),
      recognized: date(setting),
      since: fc.constantFrom(0, 0, 300, 600),
      fromAfter: mostly<number | undefined>(undefined, [0, 1, 10, 40]),
      untilAfter: mostly<number | undefined>(undefined, [0, 5, 30, 90, 365, 650], 4),
      area: fc.constantFrom('', ...setting.areas, ...setting.areas),
      local_resident: mostly('', ['Y', 'N'], 16),
      insurance: mostly('', ['resident', 'employee', 'none'], 12),
      rejected: mostly('', ['Y'], 15),
      household_capacity: fc.constantFrom('', '', '0.00', '0.01', '8000.00', '30000.00'),
      enhanced_ratio: fc.constantFrom('', '', '0', '0.75', '0.8', '0.855', '0.9', '1'),
      risk: mostly<number | undefined>(undefined, [-30, -1, 0, 1, 30, 400], 3),
    })
    .map((draw) => ({ ...draw, recognized: plusDays(draw.recognized, -draw.since) }))
    .map((draw) => ({
      person_id: draw.person_id,
      household_id: draw.household_id,
      identity: draw.identity,
      recognized_on: draw.recognized,
      valid_from: draw.fromAfter === undefined ? '' : plusDays(draw.recognized, draw.fromAfter),
      valid_to: draw.untilAfter === undefined ? '' : plusDays(draw.recognized, draw.untilAfter),
      area: draw.area,
      local_resident: draw.local_resident,
      insurance: draw.insurance,
      rejected: draw.rejected,
      household_capacity: draw.household_capacity,
      enhanced_ratio: draw.enhanced_ratio,
      at_risk_from: draw.risk === undefined ? '' : plusDays(draw.recognized, draw.risk),
    }));
  // The intake rejects rows alike in these four as DUPLICATE_ROSTER_ROW.
  return fc.uniqueArray(row, {
    minLength: 3,
    maxLength: most,
    size: 'max',
    selector: (r) => `${r.person_id} ${r.identity} ${r.recognized_on} ${r.valid_from}`,
  });
}

/** Fen as yuan with two decimals. */
function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
