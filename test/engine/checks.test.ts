import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../src/engine/checks.js';
import { plainPack } from '../policy/packs.js';
import { compileFor } from '../support/policies.js';
import { adjudicate, benefitRows, decisionOf, outcomeOf } from '../support/results.js';
import { claimTable, type Row, rosterTable } from '../support/tables.js';

/** A policy with every rule there is. */
const EVERYTHING = plainPack({
  inForce: { until: '2021-12-31' },
  categories: [
    { code: '1', identities: ['destitute'] },
    { code: '2', identities: ['dibao'] },
  ],
  rules: {
    residence: { article: '二' },
    insurance: { article: '三' },
    pilot_areas: { areas: ['330305'], article: '四' },
    filing_deadline: { month: 6, day: 30, article: '五' },
    referral: { rule: 'always', article: '六' },
    other_programs: [{ program: 'antipsychotic', article: '七' }],
    exclusions: [
      { kind: 'work_injury', article: '八' },
      { kind: 'overseas', article: '八' },
      { kind: 'non_designated', article: '九' },
    ],
  },
  benefits: [
    {
      services: ['inpatient'],
      standards: [{ categories: ['2'], deductible: { roster: 'household_capacity' }, ratio: 1, cap: 'none' }],
    },
  ],
});

/** A claim that every check stops, and what must be put right so that only the next one does. */
const WRONG_IN_EVERY_WAY: { claim: Row; recipient: Row } = {
  claim: {
    claim_id: 'C1',
    person_id: 'A',
    service_type: 'outpatient',
    settled_at: '2022-03-01',
    program: 'antipsychotic',
    exclusion: 'work_injury',
    place: 'overseas',
    designated: 'N',
    referral: 'no',
    channel: 'manual',
    filed_on: '2023-07-01',
    total_amount: '100.00',
    eligible_amount: '100.00',
  },
  recipient: {
    person_id: 'B',
    identity: 'orphan',
    recognized_on: '2022-01-01',
    local_resident: 'N',
    insurance: 'none',
    area: '330304',
  },
};

const STEPS: readonly (readonly [string, { claim?: Row; recipient?: Row }])[] = [
  ['denied:POLICY_NOT_IN_FORCE', { claim: { settled_at: '2021-03-01' } }],
  ['denied:OTHER_PROGRAM', { claim: { program: '' } }],
  ['denied:EXCLUDED_WORK_INJURY', { claim: { exclusion: '' } }],
  ['denied:EXCLUDED_OVERSEAS', { claim: { place: 'in_province' } }],
  ['denied:EXCLUDED_NON_DESIGNATED', { claim: { designated: 'Y' } }],
  ['denied:NOT_ON_ROSTER', { recipient: { person_id: 'A' } }],
  ['denied:NOT_ON_ROSTER', { recipient: { identity: 'dibao' } }],
  ['denied:NO_CATEGORY_AT_DATE', { recipient: { recognized_on: '2021-01-01' } }],
  ['denied:NOT_LOCAL_RESIDENT', { recipient: { local_resident: 'Y' } }],
  ['denied:NOT_INSURED', { recipient: { insurance: 'resident' } }],
  ['denied:AREA_NOT_IN_PILOT', { recipient: { area: '330305' } }],
  ['denied:FILED_LATE', { claim: { filed_on: '2022-06-30' } }],
  ['denied:NO_REFERRAL', { claim: { referral: '' } }],
  ['pended:MISSING_REFERRAL', { claim: { referral: 'yes' } }],
  ['denied:SERVICE_NOT_COVERED', { claim: { service_type: 'inpatient' } }],
  ['pended:MISSING_CAPACITY', { recipient: { household_capacity: '100.00' } }],
  ['zero:BELOW_DEDUCTIBLE', { claim: { eligible_amount: '100.01', total_amount: '100.01' } }],
  ['paid', {}],
];

describe('the checks', () => {
  it('are made in this order: the first that fails decides', () => {
    let { claim, recipient } = WRONG_IN_EVERY_WAY;
    for (const [outcome, correction] of STEPS) {
      const run = adjudicate([claim], [recipient], [EVERYTHING]);
      expect(outcomeOf(run, 'C1')).toBe(outcome);
      claim = { ...claim, ...correction.claim };
      recipient = { ...recipient, ...correction.recipient };
    }
  });

  it('begin with what was taken back', () => {
    const { claim, recipient } = WRONG_IN_EVERY_WAY;
    expect(outcomeOf(adjudicate([{ ...claim, reverses: 'C9' }], [recipient], [EVERYTHING]), 'C1')).toBe(
      'pended:ORPHAN_REVERSAL',
    );
  });

  it('bear their names and the articles of the policy', () => {
    expect(CHECKS.map((check) => check.id)).toEqual([
      'void',
      'in_force',
      'other_program',
      'exclusion',
      'roster',
      'residence',
      'deadline',
      'referral',
      'coverage',
    ]);
    const claims = claimTable([]);
    const policy = compileFor(EVERYTHING, claims, rosterTable([], claims));
    expect(CHECKS.map((check) => check.article(policy))).toEqual([
      '',
      '一',
      '七',
      '八、九',
      '一',
      '二、三、四',
      '五',
      '六',
      '一',
    ]);
  });

  it('fill identity and category as soon as a row is taken, and no earlier', () => {
    const { claim, recipient } = WRONG_IN_EVERY_WAY;
    const onRoster = { ...recipient, person_id: 'A', identity: 'dibao', recognized_on: '2021-01-01' };
    const settled = {
      ...claim,
      settled_at: '2021-03-01',
      program: '',
      exclusion: '',
      place: '',
      designated: '',
    };
    const rowOf = (row: Row) => {
      const { reason, identity, category } = decisionOf(adjudicate([settled], [row], [EVERYTHING]), 'C1');
      return [reason, identity, category];
    };
    expect(rowOf(onRoster)).toEqual(['NOT_LOCAL_RESIDENT', 'dibao', '2']);
    expect(rowOf({ ...onRoster, recognized_on: '2021-03-02' })).toEqual(['NO_CATEGORY_AT_DATE', '', '']);
  });
});

const BILL = {
  claim_id: 'C1',
  person_id: 'A',
  service_type: 'inpatient',
  settled_at: '2021-03-01',
  total_amount: '100.00',
  eligible_amount: '100.00',
};
const MEMBER = { person_id: 'A', identity: 'dibao', recognized_on: '2021-01-01' };

describe('filing by hand', () => {
  const pack = plainPack({ rules: { filing_deadline: { month: 6, day: 30, article: '五' } } });
  const decided = (claim: Row, of = pack) => {
    const { status, notices } = decisionOf(adjudicate([{ ...BILL, ...claim }], [MEMBER], [of]), 'C1');
    return [status, notices];
  };

  it('is in time until the last day of the deadline', () => {
    expect(decided({ channel: 'manual', filed_on: '2022-06-30' })).toEqual(['paid', '']);
    expect(decided({ channel: 'manual', filed_on: '2022-07-01' })).toEqual(['denied', '']);
  });

  it('without a date is accepted and noted', () => {
    expect(decided({ channel: 'manual' })).toEqual(['paid', 'NO_FILING_DATE']);
  });

  it('is asked neither of one-stop claims nor by a policy without a deadline', () => {
    expect(decided({ channel: 'one_stop', filed_on: '2030-01-01' })).toEqual(['paid', '']);
    expect(decided({ channel: 'manual' }, plainPack())).toEqual(['paid', '']);
  });
});

describe('benefits', () => {
  it('whose conditions do not hold give no line; without any line the service is not covered', () => {
    const pack = plainPack({ benefits: [{ only_when: { places: ['local'] } }] });
    const run = adjudicate([{ ...BILL, place: 'in_province' }], [MEMBER], [pack]);
    expect(outcomeOf(run, 'C1')).toBe('denied:SERVICE_NOT_COVERED');
    expect(benefitRows(run)).toEqual([]);
  });

  it('that must wait leave no trace of the lines before them, no notice and no counter', () => {
    const standard = { categories: ['2'], ratio: 1 };
    const pack = plainPack({
      benefits: [
        { id: 'first', standards: [{ ...standard, deductible: 0, cap: 10 }] },
        {
          id: 'second',
          standards: [{ ...standard, deductible: { roster: 'household_capacity' }, cap: 'none' }],
        },
      ],
    });
    const run = adjudicate([BILL], [MEMBER], [pack]);
    expect(decisionOf(run, 'C1')).toMatchObject({
      status: 'pended',
      reason: 'MISSING_CAPACITY',
      notices: '',
      base_amount: '',
      payable: '0.00',
      category: '2',
    });
    expect(benefitRows(run)).toEqual([]);
    expect(run.accumulators[0]?.paid.map((counters) => counters.size)).toEqual([0, 0]);
  });

  it('that add up to nothing give the reason of the first line', () => {
    const standard = { categories: ['2'], ratio: 1 };
    const pack = plainPack({
      benefits: [
        { id: 'first', standards: [{ ...standard, deductible: 100, cap: 'none' }] },
        { id: 'second', standards: [{ ...standard, deductible: 0, cap: 0 }] },
      ],
    });
    const run = adjudicate([BILL], [MEMBER], [pack]);
    expect(outcomeOf(run, 'C1')).toBe('zero:BELOW_DEDUCTIBLE');
    expect(benefitRows(run).map((line) => line.reason)).toEqual(['BELOW_DEDUCTIBLE', 'CAP_REACHED']);
    expect(decisionOf(run, 'C1').deductible_applied).toBe('100.00');
  });

  it('that are cut by a cap are noted, once, and only where something is paid', () => {
    const capped = (cap: number) =>
      plainPack({ benefits: [{ standards: [{ categories: ['2'], deductible: 0, ratio: 1, cap }] }] });
    const notices = (cap: number) => decisionOf(adjudicate([BILL], [MEMBER], [capped(cap)]), 'C1').notices;
    expect([notices(0), notices(99), notices(100)]).toEqual(['', 'CAP_LIMITED', '']);
  });
});

describe('what is left of a programme with a scheme of its own', () => {
  const pack = plainPack({
    rules: { remainder_notice: { program: 'rare_disease', article: '六' } },
    benefits: [{ standards: [{ categories: ['2'], deductible: 0, ratio: 1, cap: 100 }] }],
  });
  const notices = (claim: Row) =>
    decisionOf(adjudicate([{ ...BILL, ...claim }], [MEMBER], [pack]), 'C1').notices;

  it('is announced where anything is left of the burden', () => {
    const more = { total_amount: '100.01', eligible_amount: '100.01' };
    expect(notices({ program: 'rare_disease' })).toBe('');
    expect(notices({ program: 'rare_disease', ...more })).toBe('CAP_LIMITED|RARE_DISEASE_REMAINDER');
    expect(notices({ program: 'emergency_aid', ...more })).toBe('CAP_LIMITED');
  });
});

describe('a stay during which the recognition began', () => {
  const pack = plainPack({ rules: { mid_stay: { rule: 'next_month', article: '六' } } });
  const decided = (admitted_on: string, discharged_on: string) => {
    const claim = { ...BILL, settled_at: '2021-07-01', admitted_on, discharged_on };
    const row = { ...MEMBER, recognized_on: '2021-05-18' };
    const { status, reason, notices } = decisionOf(adjudicate([claim], [row], [pack]), 'C1');
    return [status, reason, notices];
  };

  it('is noted, whether it opened the next month or shut the claim out', () => {
    expect(decided('2021-05-10', '2021-06-01')).toEqual(['paid', '', 'MID_STAY_CHANGE']);
    expect(decided('2021-05-10', '2021-05-31')).toEqual(['denied', 'NO_CATEGORY_AT_DATE', 'MID_STAY_CHANGE']);
    expect(decided('2021-05-18', '2021-05-31')).toEqual(['paid', '', '']);
    expect(decided('2021-05-01', '2021-05-17')).toEqual(['denied', 'NO_CATEGORY_AT_DATE', '']);
  });
});
