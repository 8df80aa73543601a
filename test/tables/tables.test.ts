import { describe, expect, it } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';
import { NO_DAY, NO_TIME } from '../../src/domain/calendar.js';
import { REVERSES_NOTHING, REVERSES_UNNAMED, SERVICES } from '../../src/domain/claim.js';
import { NO_AMOUNT, NO_RATIO } from '../../src/domain/recipient.js';
import { ClaimTable } from '../../src/tables/claim-table.js';
import { RosterTable } from '../../src/tables/roster-table.js';
import { day } from '../support/tables.js';

const BILL = {
  person: 'A',
  service: 'inpatient',
  settledOn: day('2021-03-01'),
  total: 2,
  eligible: 1,
} as const;
const ROW = { person: 'A', identity: 'dibao', recognizedOn: day('2021-01-01') } as const;

describe('the claim table', () => {
  it('fills in the defaults of the file', () => {
    const claims = new ClaimTable();
    claims.push({ ...BILL, claimId: 'C1' });
    const at = (column: ArrayLike<number>) => column[0];
    expect(
      [claims.careLocation, claims.referral, claims.program, claims.exclusion, claims.channel].map(at),
    ).toEqual([0, 0, 0, 0, 0]);
    expect([claims.designated, claims.admittedOn, claims.dischargedOn, claims.filedOn].map(at)).toEqual([
      1,
      NO_DAY,
      NO_DAY,
      NO_DAY,
    ]);
    expect([claims.settledSecond, claims.reverses, claims.basicPaid, claims.otherPaid].map(at)).toEqual([
      NO_TIME,
      REVERSES_NOTHING,
      0,
      0,
    ]);
  });

  it('knows what a claim takes back: a row by its id, a row without a name, or nothing', () => {
    const claims = new ClaimTable();
    claims.push({ ...BILL, claimId: 'C1' });
    claims.push({ ...BILL, claimId: 'R1', reverses: 'C1' });
    claims.push({ ...BILL, claimId: 'R2', reverses: 'C9' });
    claims.push({ ...BILL, claimId: 'R3', isUnnamedRefund: true });
    expect([claims.reverses[0], claims.reverses[3]]).toEqual([REVERSES_NOTHING, REVERSES_UNNAMED]);
    const named = [1, 2].map((claim) => claims.reversedIds.text(claims.reverses[claim] as number));
    expect(named).toEqual(['C1', 'C9']);
  });

  it('is filled in sections side by side, also where one gets more claims than it was expected to', () => {
    const ids = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'];
    for (const capacities of [
      [4, 4],
      [3, 3],
      [1, 9],
      [9, 1],
      [1, 1],
    ]) {
      const claims = new ClaimTable();
      claims.push({ ...BILL, claimId: 'C0', person: 'Z' });
      const [first, second] = claims.sections(capacities) as [ClaimTable, ClaimTable];
      // In turn, because neither waits for the other.
      for (const [at, claimId] of ids.entries()) {
        const section = at % 2 === 0 ? first : second;
        const claim = section.push({ ...BILL, claimId, person: `P${at % 4}`, total: at, reverses: 'C0' });
        section.line[claim] = 2 + Math.floor(at / 2);
      }
      claims.join([first, second], [0, 10]);
      claims.push({ ...BILL, claimId: 'C7', person: 'Z' });

      const all = Array.from({ length: claims.count }, (_, claim) => claim);
      const text = (claim: number) => claims.claimIds.text(claims.claimId[claim] as number);
      const person = (claim: number) => claims.personIds.text(claims.person[claim] as number);
      expect(all.map(text)).toEqual(['C0', 'C1', 'C3', 'C5', 'C2', 'C4', 'C6', 'C7']);
      expect(all.map(person)).toEqual(['Z', 'P0', 'P2', 'P0', 'P1', 'P3', 'P1', 'Z']);
      expect(all.map((claim) => claims.total[claim])).toEqual([2, 0, 2, 4, 1, 3, 5, 2]);
      expect(all.slice(1, 7).map((claim) => claims.line[claim])).toEqual([2, 3, 4, 12, 13, 14]);
      expect(claims.reversedIds.text(claims.reverses[6] as number)).toBe('C0');
    }
  });

  it('judges entitlement on the day of discharge, else of settlement; a stay has both ends', () => {
    const claims = new ClaimTable();
    const [admittedOn, dischargedOn] = [day('2021-02-01'), day('2021-02-10')];
    claims.push({ ...BILL, claimId: 'C1' });
    claims.push({ ...BILL, claimId: 'C2', dischargedOn });
    claims.push({ ...BILL, claimId: 'C3', admittedOn });
    claims.push({ ...BILL, claimId: 'C4', admittedOn, dischargedOn });
    expect([0, 1, 2, 3].map((claim) => claims.entitlementDay(claim))).toEqual([
      BILL.settledOn,
      dischargedOn,
      BILL.settledOn,
      dischargedOn,
    ]);
    expect([0, 1, 2, 3].map((claim) => claims.isStay(claim))).toEqual([false, false, false, true]);
  });

  it('grows without losing a value, and closes the gaps of rows taken out', () => {
    const claims = new ClaimTable();
    for (let i = 0; i < 5000; i++) {
      claims.push({ ...BILL, claimId: `C${i}`, service: SERVICES[i % 10] ?? 'inpatient', total: i });
    }
    const ids = () => Array.from(claims.claimId.subarray(0, claims.count), (id) => claims.claimIds.text(id));
    expect(claims.count).toBe(5000);
    expect([claims.total[4999], claims.service[4999], ids()[4999]]).toEqual([4999, 9, 'C4999']);
    claims.remove([0, 7, 4999]);
    expect(claims.count).toBe(4997);
    expect([ids()[0], ids()[6], ids()[4996], claims.total[4996], claims.service[4996]]).toEqual([
      'C1',
      'C8',
      'C4998',
      4998,
      8,
    ]);
  });
});

describe('the roster table', () => {
  it('fills in the defaults of the file; what is not given is not 0', () => {
    const roster = new RosterTable(new StringInterner());
    roster.push(ROW);
    const at = (column: ArrayLike<number>) => column[0];
    expect([roster.household, roster.localResident, roster.insurance].map(at)).toEqual([0, 1, 0]);
    expect([roster.validFrom, roster.validTo, roster.atRiskFrom].map(at)).toEqual([NO_DAY, NO_DAY, NO_DAY]);
    expect([roster.householdCapacity, roster.enhancedRatio].map(at)).toEqual([NO_AMOUNT, NO_RATIO]);
    roster.push({ ...ROW, householdCapacity: 0, enhancedRatio: 0 });
    expect([roster.householdCapacity[1], roster.enhancedRatio[1]]).toEqual([0, 0]);
  });

  it('starts on valid_from, else on recognized_on', () => {
    const roster = new RosterTable(new StringInterner());
    roster.push(ROW);
    roster.push({ ...ROW, validFrom: day('2020-06-01') });
    expect([roster.startOf(0), roster.startOf(1)]).toEqual([day('2021-01-01'), day('2020-06-01')]);
  });

  it('shares the person ids of the claims', () => {
    const claims = new ClaimTable();
    claims.push({ ...BILL, claimId: 'C1' });
    const roster = new RosterTable(claims.personIds);
    roster.push(ROW);
    expect(roster.person[0]).toBe(claims.person[0]);
  });

  it('grows without losing a value, and closes the gaps of rows taken out', () => {
    const roster = new RosterTable(new StringInterner());
    for (let i = 0; i < 1000; i++) roster.push({ ...ROW, person: `P${i}`, householdCapacity: i });
    roster.remove([1, 998]);
    expect(roster.count).toBe(998);
    expect([roster.householdCapacity[0], roster.householdCapacity[1], roster.householdCapacity[997]]).toEqual(
      [0, 2, 999],
    );
    expect(roster.personIds.text(roster.person[997] as number)).toBe('P999');
  });
});
