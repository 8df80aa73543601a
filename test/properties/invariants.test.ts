import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Adjudication } from '../../src/engine/replay.js';
import { PARTLY_REVERSED, VOID } from '../../src/engine/reversal-pairs.js';
import { NO_CAP } from '../../src/policy/policy.js';
import {
  adjudicate,
  type BenefitRow,
  benefitRows,
  type DecisionRow,
  decisionRows,
  warningRows,
} from '../support/results.js';
import { fen, type Row } from '../support/tables.js';
import { anyCase, type Case } from './cases.js';

const RUNS = { numRuns: 200, unbiased: true };

describe('whatever the claims, the roster and the policies', () => {
  it('a line pays at most its gross amount, its base and the room under its cap', () => {
    check(anyCase, (item) => {
      const { lines } = run(item);
      for (let line = 0; line < lines.count; line++) {
        const at = (column: Float64Array) => column[line] as number;
        expect(at(lines.base)).toBeGreaterThanOrEqual(0);
        expect(at(lines.payable)).toBeGreaterThanOrEqual(0);
        expect(at(lines.above)).toBeLessThanOrEqual(at(lines.base));
        expect(at(lines.gross)).toBeLessThanOrEqual(at(lines.above));
        expect(at(lines.payable)).toBeLessThanOrEqual(at(lines.gross));
        if (at(lines.payable) > 0)
          expect(at(lines.paidBefore) + at(lines.payable)).toBeLessThanOrEqual(at(lines.cap));
        for (const column of [lines.base, lines.gross, lines.payable])
          expect(Number.isSafeInteger(at(column))).toBe(true);
      }
    });
  });

  it('no counter pays out more than the highest cap that applies to it', () => {
    check(anyCase, (item) => {
      const adjudication = run(item);
      const caps = highestCaps(adjudication);
      for (const [counter, paid] of countersOf(adjudication)) {
        if (counter.includes(' paid ')) expect(paid).toBeLessThanOrEqual(caps.get(counter) ?? 0);
      }
    });
  });

  it('every total of the decisions and every counter can be rebuilt from the benefit lines', () => {
    check(anyCase, (item) => {
      const adjudication = run(item);
      const lines = benefitRows(adjudication);
      for (const decision of decisionRows(adjudication)) {
        const own = lines.filter(
          (line) => line.claim_id === decision.claim_id && line.policy === decision.policy,
        );
        expect(rebuilt(own, decision)).toEqual(decision);
      }
      expect(countersOf(adjudication)).toEqual(countersFromLines(adjudication));
    });
  });

  it('no order of claims and roster rows changes anything', () => {
    const shuffled = anyCase.chain((item) =>
      fc.record({
        item: fc.constant(item),
        claims: fc.shuffledSubarray([...item.rows.claims], { minLength: item.rows.claims.length }),
        roster: fc.shuffledSubarray([...item.rows.roster], { minLength: item.rows.roster.length }),
      }),
    );
    check(shuffled, ({ item, claims, roster }) => {
      expect(everything(adjudicate(claims, roster, item.stack))).toEqual(everything(run(item)));
    });
  });

  it('a claim of another household changes nothing here', () => {
    const withNeighbours = anyCase.chain((item) =>
      fc.record({
        item: fc.constant(item),
        claims: neighbours(item.rows.claims),
        roster: neighbours(item.rows.roster),
      }),
    );
    check(withNeighbours, ({ item, claims, roster }) => {
      const alone = run(item);
      const together = adjudicate(
        [...item.rows.claims, ...claims],
        [...item.rows.roster, ...roster],
        item.stack,
      );
      const ids = new Set(claims.map((claim) => claim.claim_id));
      const ours = <T extends { claim_id: string }>(rows: readonly T[]) =>
        rows.filter((row) => !ids.has(row.claim_id));
      expect(ours(decisionRows(together))).toEqual(decisionRows(alone));
      expect(ours(benefitRows(together))).toEqual(benefitRows(alone));
      expect(ours(warningRows(together))).toEqual(warningRows(alone));
    });
  });

  it('a reversed claim and its reversal leave everything as if they had never been', () => {
    check(anyCase, (item) => {
      const whole = run(item);
      const without = { ...item, rows: { ...item.rows, claims: leaving(whole, item.rows.claims, VOID) } };
      const rest = run(without);
      expect(decisionRows(whole).filter((row) => row.status !== 'void')).toEqual(decisionRows(rest));
      expect(benefitRows(whole)).toEqual(benefitRows(rest));
      expect(warningRows(whole)).toEqual(warningRows(rest));
      expect(countersOf(whole)).toEqual(countersOf(rest));
    });
  });

  it('a later policy of the stack changes nothing for the earlier ones', () => {
    check(anyCase, (item) => {
      const whole = run(item);
      const first = run({ ...item, stack: item.stack.slice(0, 1) });
      const id = item.stack[0]?.model.id;
      expect(decisionRows(whole).filter((row) => row.policy === id)).toEqual(decisionRows(first));
      expect(benefitRows(whole).filter((row) => row.policy === id)).toEqual(benefitRows(first));
    });
  });

  it('month by month, with the counters carried on, everything is as in the whole period', () => {
    // A later refund does reach back, so that pairs are taken out first (see the property above).
    check(anyCase, (item) => {
      const claims = leaving(run(item), item.rows.claims, VOID, PARTLY_REVERSED);
      const whole = adjudicate(claims, item.rows.roster, item.stack);
      const wanted = everything(whole);
      for (const month of new Set(claims.map(monthOf))) {
        const until = claims.filter((claim) => monthOf(claim) <= month);
        const got = everything(adjudicate(until, item.rows.roster, item.stack));
        const ids = new Set(until.map((claim) => claim.claim_id));
        const upTo = <T extends { claim_id: string }>(rows: readonly T[]) =>
          rows.filter((row) => ids.has(row.claim_id));
        expect(got.decisions).toEqual(upTo(wanted.decisions));
        expect(got.lines).toEqual(upTo(wanted.lines));
        expect(got.warnings).toEqual(upTo(wanted.warnings));
        // The counters of the prefix, moved on by the later lines alone, are those of the whole.
        const isLater = (claimId: string) => !ids.has(claimId);
        expect(countersFromLines(whole, isLater, got.counters)).toEqual(wanted.counters);
      }
    });
  });
});

function check<T>(cases: Arbitrary<T>, property: (item: T) => void): void {
  fc.assert(fc.property(cases, property), RUNS);
}

function run(item: Case): Adjudication {
  return adjudicate(item.rows.claims, item.rows.roster, item.stack);
}

/** Everything an adjudication says, as plain records. */
function everything(adjudication: Adjudication) {
  return {
    decisions: decisionRows(adjudication),
    lines: benefitRows(adjudication),
    warnings: warningRows(adjudication),
    counters: countersOf(adjudication),
  };
}

/** Rows like the given ones, of a family of its own. */
function neighbours(rows: readonly Row[]): Arbitrary<Row[]> {
  return fc.subarray([...rows]).map((some) =>
    some.map((row) => ({
      ...row,
      person_id: `other-${row.person_id}`,
      ...(row.claim_id === undefined ? {} : { claim_id: `other-${row.claim_id}` }),
      ...(row.household_id ? { household_id: `other-${row.household_id}` } : {}),
    })),
  );
}

/** The claims, in the order of the table, without those in one of some states. */
function leaving(adjudication: Adjudication, claims: readonly Row[], ...states: readonly number[]): Row[] {
  return claims.filter((_, at) => !states.includes(adjudication.reversals.state[at] as number));
}

function monthOf(claim: Row): string {
  return (claim.settled_at as string).slice(0, 7);
}

/** A decision with its totals taken from its benefit lines, as far as they tell. */
function rebuilt(lines: readonly BenefitRow[], decision: DecisionRow): DecisionRow {
  const payable = lines.reduce((sum, line) => sum + fen(line.payable), 0);
  const first = lines[0];
  if (first === undefined) {
    expect(['paid', 'zero']).not.toContain(decision.status);
    return { ...decision, base_amount: '', deductible_applied: '', payable: '0.00' };
  }
  const belowDeductible = fen(first.base_amount) - fen(first.above_deductible);
  return {
    ...decision,
    status: payable > 0 ? 'paid' : 'zero',
    reason: payable > 0 ? '' : first.reason,
    base_amount: first.base_amount,
    deductible_applied: `${Math.floor(belowDeductible / 100)}.${String(belowDeductible % 100).padStart(2, '0')}`,
    payable: `${Math.floor(payable / 100)}.${String(payable % 100).padStart(2, '0')}`,
  };
}

/** Every counter that the engine holds, by name, in fen. */
function countersOf(adjudication: Adjudication): Map<string, number> {
  const entries: [string, number][] = [];
  adjudication.accumulators.forEach((accumulators, policyIndex) => {
    const { policy } = accumulators;
    accumulators.burden.forEach((counters, benefit) => {
      for (let i = 0; i < counters.size; i++) {
        const key = `${policyIndex} burden ${policy.benefits[benefit]?.id} ${counters.owners[i]} ${counters.periods[i]}`;
        entries.push([named(adjudication, key), counters.amounts[i] as number]);
      }
    });
    accumulators.paid.forEach((counters, group) => {
      for (let i = 0; i < counters.size; i++) {
        const key = `${policyIndex} paid ${policy.capGroups[group]} ${counters.owners[i]} ${counters.periods[i]}`;
        entries.push([named(adjudication, key), counters.amounts[i] as number]);
      }
    });
  });
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A counter's name with the owner's text: the numbers of persons and households differ from run to run. */
function named(adjudication: Adjudication, key: string): string {
  const [policyIndex, counter, group, owner, period] = key.split(' ') as [
    string,
    string,
    string,
    string,
    string,
  ];
  const { households, personIds } = adjudication.roster;
  const number = Number(owner);
  return `${policyIndex} ${counter} ${group} ${number > 0 ? households.text(number) : personIds.text(-number)} ${period}`;
}

/** The counters as the benefit lines add them up: those of some claims only, on top of what is carried over. */
function countersFromLines(
  adjudication: Adjudication,
  counts: (claimId: string) => boolean = () => true,
  carried: ReadonlyMap<string, number> = new Map(),
): Map<string, number> {
  const sums = new Map(carried);
  const { lines } = adjudication;
  for (let line = 0; line < lines.count; line++) {
    const { claimId, burden, paid } = countersOfLine(adjudication, line);
    if (!counts(claimId)) continue;
    sums.set(burden, (sums.get(burden) ?? 0) + (lines.base[line] as number));
    sums.set(paid, (sums.get(paid) ?? 0) + (lines.payable[line] as number));
  }
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function highestCaps(adjudication: Adjudication): Map<string, number> {
  const caps = new Map<string, number>();
  for (let line = 0; line < adjudication.lines.count; line++) {
    const { paid } = countersOfLine(adjudication, line);
    caps.set(paid, Math.max(caps.get(paid) ?? 0, adjudication.lines.cap[line] ?? NO_CAP));
  }
  return caps;
}

/** Names of the two counters that a benefit line moves. */
function countersOfLine(
  adjudication: Adjudication,
  line: number,
): { claimId: string; burden: string; paid: string } {
  const { claims, roster, lines, policies, decisions } = adjudication;
  const policyIndex = lines.policy[line] as number;
  const claim = lines.claim[line] as number;
  const row = decisions[policyIndex]?.row[claim] as number;
  const benefit = policies[policyIndex]?.benefits[lines.benefit[line] as number];
  if (benefit === undefined) throw new Error('a line of no benefit');
  const person = roster.personIds.text(roster.person[row] as number);
  const household = roster.households.text(roster.household[row] as number);
  const owner = (per: string) => (per === 'household' && household !== '' ? household : person);
  const claimId = claims.claimIds.text(claims.claimId[claim] as number);
  const year = new Date((claims.settledOn[claim] as number) * 86_400_000).getUTCFullYear();
  const period = benefit.burdenPeriod === 'year' ? year : roster.recognizedOn[row];
  return {
    claimId,
    burden: `${policyIndex} burden ${benefit.id} ${owner(benefit.burdenPer)} ${period}`,
    paid: `${policyIndex} paid ${benefit.capGroup} ${owner(benefit.paidPer)} ${year}`,
  };
}
