import { formatDay, formatMoment, yearOf } from '../domain/calendar.js';
import {
  CHANNELS,
  EXCLUSIONS,
  PLACES,
  PROGRAMS,
  REFERRALS,
  REVERSES_NOTHING,
  REVERSES_UNNAMED,
  SERVICES,
} from '../domain/claim.js';
import {
  type Notice,
  noticesOf,
  REASONS,
  type Reason,
  type Status,
  statusOfStop,
} from '../domain/decision.js';
import { IDENTITIES, type Identity } from '../domain/identities.js';
import { type Fen, formatRatio, formatYuan, type Ratio } from '../domain/money.js';
import { burden } from '../mechanisms/base.js';
import { partsInTiers } from '../mechanisms/benefit-line.js';
import { conditionsHold, standardOf } from '../mechanisms/conditions.js';
import { type Eligibility, eligibilityOf } from '../mechanisms/entitlement.js';
import { inForce } from '../mechanisms/in-force.js';
import { tiersOf } from '../mechanisms/standard-of-row.js';
import { type Benefit, NO_CAP, NO_END, type Policy, type Scope, type Standard } from '../policy/policy.js';
import type { Line } from '../tables/decision-tables.js';
import { Accumulators, ownerOf, ownerText } from './accumulators.js';
import { burdenPeriod, commit, computeBenefits } from './benefits.js';
import { Case } from './case.js';
import { CHECKS, type CheckId } from './checks.js';
import type { Adjudication } from './replay.js';
import { VOID } from './reversal-pairs.js';

/**
 * One claim's way through the stack, to be read by people: amounts are yuan as text, days ISO dates, absent
 * values the empty text. It is worked out again by the rules of the engine, from the lines of the claims before.
 */
export interface ClaimTrace {
  readonly claim: ClaimFacts;
  /** What is left to the person within the catalogue. */
  readonly burden: string;
  /** The day on which entitlement is judged. */
  readonly entitlement_date: string;
  readonly reversal: ReversalTrace | null;
  /** Lines of the person's roster rows that were rejected, so that nobody knows what they say. */
  readonly rejected_roster_lines: readonly number[];
  readonly policies: readonly PolicyTrace[];
}

export interface ClaimFacts {
  readonly claim_id: string;
  readonly person_id: string;
  readonly service_type: (typeof SERVICES)[number];
  readonly admitted_on: string;
  readonly discharged_on: string;
  readonly settled_at: string;
  readonly institution_id: string;
  readonly designated: 'Y' | 'N';
  readonly place: (typeof PLACES)[number];
  readonly referral: (typeof REFERRALS)[number];
  readonly program: (typeof PROGRAMS)[number];
  readonly exclusion: (typeof EXCLUSIONS)[number];
  readonly channel: (typeof CHANNELS)[number];
  readonly filed_on: string;
  readonly total_amount: string;
  readonly eligible_amount: string;
  /** Basic, catastrophic and supplementary insurance together. */
  readonly insurance_paid: string;
  readonly other_paid: string;
  readonly assistance_paid: string;
  readonly charity_paid: string;
}

/** How a claim stands to a reversal: it takes another back, is taken back, or takes back nothing that is there. */
export interface ReversalTrace {
  readonly role: 'reverses' | 'reversed_by' | 'reverses_in_part' | 'reversed_in_part_by' | 'orphan';
  /** The other claim; of an orphan, the claim that it names. */
  readonly claim_id: string;
  readonly by_amount: boolean;
}

export interface PolicyTrace {
  readonly policy: string;
  readonly fund: string;
  readonly status: Status;
  readonly reason: Reason;
  readonly notices: readonly Notice[];
  readonly category: string;
  readonly payable: string;
  /** What earlier policies of the stack pay for the claim, or its own assistance_paid where none was in force. */
  readonly assistance: string;
  readonly roster: readonly RosterRowTrace[];
  readonly checks: readonly CheckTrace[];
  readonly benefits: readonly BenefitTrace[];
}

/** Why a roster row was taken or not. */
export type RowOutcome =
  | 'taken'
  | 'identity_unknown'
  | 'not_yet'
  | 'no_longer'
  | 'put_off_by_stay'
  | 'better_category'
  | 'equal_category'
  /** In force, but the claim stopped before the roster was asked. */
  | 'not_reached';

export interface RosterRowTrace {
  readonly line: number;
  readonly identity: Identity;
  readonly household_id: string;
  readonly area: string;
  readonly recognized_on: string;
  /** Code of the category, '' where the policy does not know the identity. */
  readonly category: string;
  /** When the row entitles to this claim, look-back and change during the stay included. */
  readonly from: string;
  readonly to: string;
  readonly moved_by_stay: boolean;
  readonly outcome: RowOutcome;
}

export interface CheckTrace {
  readonly check: CheckId;
  readonly article: string;
  readonly outcome: 'passed' | 'stopped' | 'not_reached';
  readonly reason: Reason;
}

/** Why a benefit gave a line or none. */
export type BenefitOutcome =
  | 'line'
  | 'service_not_covered'
  | 'category_not_covered'
  | 'only_before_recognition'
  | 'only_from_recognition'
  | 'condition_place'
  | 'condition_referral'
  | 'condition_at_risk'
  | 'value_missing'
  | 'not_reached';

export interface BenefitTrace {
  readonly benefit: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly article: string;
  readonly outcome: BenefitOutcome;
  readonly line: LineTrace | null;
}

export interface LineTrace {
  readonly base: Benefit['base'];
  readonly base_amount: string;
  readonly deductible: string;
  readonly above_deductible: string;
  /** Each part of the amount above the deductible with its ratio. */
  readonly parts: readonly { readonly amount: string; readonly ratio: string }[];
  /** As benefits.csv writes it. */
  readonly ratio: string;
  readonly gross: string;
  /** '' where there is none. */
  readonly cap: string;
  readonly payable: string;
  readonly reason: Reason;
  readonly burden_counter: CounterTrace;
  readonly paid_counter: CounterTrace;
}

export interface CounterTrace {
  readonly scope: Scope;
  readonly key: string;
  /** The year, or the day of recognition. */
  readonly period: string;
  readonly before: string;
  readonly after: string;
  /** The claims, in the order of replay, that brought the counter to `before`. */
  readonly moves: readonly CounterMove[];
}

export interface CounterMove {
  readonly claim_id: string;
  readonly benefit: string;
  readonly settled_at: string;
  readonly amount: string;
}

/** Traces a claim, given by its place in the claim table, through every policy of the stack. */
export function traceClaim(adjudication: Adjudication, claim: number): ClaimTrace {
  const { claims } = adjudication;
  return {
    claim: factsOf(adjudication, claim),
    burden: formatYuan(burden(claims, claim)),
    entitlement_date: formatDay(claims.entitlementDay(claim)),
    reversal: reversalOf(adjudication, claim),
    rejected_roster_lines: adjudication.roster.rejectedLines.get(claims.person[claim]) ?? [],
    policies: tracePolicies(adjudication, claim),
  };
}

/**
 * The ratios by which a line was computed: the flat one, even where nothing was above the deductible, or those
 * of the tiers that applied.
 */
export function ratiosOfLine(adjudication: Adjudication, line: number): readonly Ratio[] {
  const { claims, decisions, lines, policies, roster } = adjudication;
  const claim = lines.claim[line];
  const policyIndex = lines.policy[line];
  const benefit = policies[policyIndex]?.benefits[lines.benefit[line]] as Benefit;
  const decision = decisions[policyIndex];
  const standard = standardOf(benefit, decision?.category[claim], yearOf(claims.settledOn[claim]));
  const tiers = tiersOf(standard, roster, decision?.row[claim]);
  if (!standard.tiered) return tiers.map((tier) => tier.ratio);
  const aboveBefore = Math.max(0, lines.before[line] - lines.deductible[line]);
  return partsInTiers(tiers, aboveBefore, lines.above[line]).ratios;
}

function factsOf({ claims }: Adjudication, claim: number): ClaimFacts {
  return {
    claim_id: claims.claimIds.text(claims.claimId[claim]),
    person_id: claims.personIds.text(claims.person[claim]),
    service_type: wordOf(SERVICES, claims.service[claim]),
    admitted_on: formatDay(claims.admittedOn[claim]),
    discharged_on: formatDay(claims.dischargedOn[claim]),
    settled_at: formatMoment(claims.settledOn[claim], claims.settledSecond[claim]),
    institution_id: claims.institutions.text(claims.institution[claim]),
    designated: claims.designated[claim] === 1 ? 'Y' : 'N',
    place: wordOf(PLACES, claims.careLocation[claim]),
    referral: wordOf(REFERRALS, claims.referral[claim]),
    program: wordOf(PROGRAMS, claims.program[claim]),
    exclusion: wordOf(EXCLUSIONS, claims.exclusion[claim]),
    channel: wordOf(CHANNELS, claims.channel[claim]),
    filed_on: formatDay(claims.filedOn[claim]),
    total_amount: formatYuan(claims.total[claim]),
    eligible_amount: formatYuan(claims.eligible[claim]),
    insurance_paid: formatYuan(claims.insurancePaid(claim)),
    other_paid: formatYuan(claims.otherPaid[claim]),
    assistance_paid: formatYuan(claims.assistancePaid[claim]),
    charity_paid: formatYuan(claims.charityPaid[claim]),
  };
}

function reversalOf({ claims, reversals }: Adjudication, claim: number): ReversalTrace | null {
  const reverses = claims.reverses[claim];
  const partner = reversals.partner[claim];
  const by_amount = reversals.byAmount[claim] === 1;
  if (partner >= 0) {
    const claim_id = claims.claimIds.text(claims.claimId[partner]);
    const isWhole = reversals.state[claim] === VOID;
    if (reversals.isRefund[claim] === 1)
      return { role: isWhole ? 'reverses' : 'reverses_in_part', claim_id, by_amount };
    return { role: isWhole ? 'reversed_by' : 'reversed_in_part_by', claim_id, by_amount };
  }
  if (reverses === REVERSES_NOTHING) return null;
  return {
    role: 'orphan',
    claim_id: reverses === REVERSES_UNNAMED ? '' : claims.reversedIds.text(reverses),
    by_amount,
  };
}

/** Every policy of the stack in order: a later one knows what the earlier ones pay. */
function tracePolicies(adjudication: Adjudication, claim: number): PolicyTrace[] {
  const { claims, policies } = adjudication;
  const settledOn = claims.settledOn[claim];
  let paidByEarlier = 0;
  let earlierInForce = false;
  return policies.map((policy, policyIndex) => {
    const assistance = earlierInForce ? paidByEarlier : claims.assistancePaid[claim];
    const tracer = new PolicyTracer(adjudication, policy, policyIndex, claim, assistance);
    const trace = tracer.trace();
    paidByEarlier += tracer.paid;
    if (inForce(policy, settledOn)) earlierInForce = true;
    return trace;
  });
}

/** One claim under one policy, worked out again. */
class PolicyTracer {
  /** What the policy pays, in fen; known after `trace`. */
  paid: Fen = 0;
  private readonly item: Case;
  /** Lines of this policy of the claims before, in the order of replay. */
  private readonly earlier: readonly EarlierLine[];

  constructor(
    private readonly adjudication: Adjudication,
    private readonly policy: Policy,
    private readonly policyIndex: number,
    private readonly claim: number,
    private readonly assistance: Fen,
  ) {
    this.item = new Case(adjudication, policy);
    const notices = adjudication.decisions[policyIndex]?.notices[claim] ?? 0;
    this.item.begin(claim, yearOf(adjudication.claims.settledOn[claim]), notices);
    this.earlier = earlierLines(adjudication, policyIndex, claim);
  }

  trace(): PolicyTrace {
    const { item, policy } = this;
    const checks = this.checks();
    const stopped = checks.find((check) => check.outcome === 'stopped')?.reason ?? '';
    const outcome = stopped === '' ? this.computeBenefits() : { lines: [], payable: 0, stop: stopped };
    const benefits = this.benefits(stopped === '', outcome);
    this.paid = outcome.payable;
    const reason = this.reasonOf(outcome);
    return {
      policy: policy.id,
      fund: policy.fund,
      status: outcome.payable > 0 ? 'paid' : outcome.stop === '' ? 'zero' : statusOfStop(outcome.stop),
      reason,
      notices: noticesOf(item.notices),
      category: policy.categories[item.category]?.code ?? '',
      payable: formatYuan(outcome.payable),
      assistance: formatYuan(this.assistance),
      roster: this.rosterRows(),
      checks,
      benefits,
    };
  }

  private reasonOf({ lines, payable, stop }: { lines: readonly Line[]; payable: Fen; stop: Reason }): Reason {
    if (stop !== '' || payable > 0) return stop;
    return REASONS[lines[0]?.reason ?? 0] as Reason;
  }

  private checks(): CheckTrace[] {
    let stopped = false;
    return CHECKS.map(({ id, article, run }): CheckTrace => {
      const found = { check: id, article: article(this.policy) };
      if (stopped) return { ...found, outcome: 'not_reached', reason: '' };
      const reason = run(this.item);
      stopped = reason !== '';
      return { ...found, outcome: stopped ? 'stopped' : 'passed', reason };
    });
  }

  /** Check 10 on counters that stand where the earlier claims left them. */
  private computeBenefits() {
    const accumulators = new Accumulators(this.policy);
    const other = new Case(this.adjudication, this.policy);
    for (const { line, item } of this.earlier) {
      other.begin(line.claim, item.year, 0);
      other.row = item.row;
      commit(other, accumulators, [line]);
    }
    return computeBenefits(this.item, accumulators, this.policyIndex, this.assistance);
  }

  private rosterRows(): RosterRowTrace[] {
    const { adjudication, item, policy } = this;
    const { claims, roster, index } = adjudication;
    const rows = [...index.rowsOf(claims.person[this.claim])];
    return rows.map((row): RosterRowTrace => {
      const identity = roster.identity[row];
      const category = policy.categoryOf[identity];
      const eligibility = eligibilityOf(policy, roster, row, item.dates);
      return {
        line: roster.line[row],
        identity: wordOf(IDENTITIES, identity),
        household_id: roster.households.text(roster.household[row]),
        area: roster.areas.text(roster.area[row]),
        recognized_on: formatDay(roster.recognizedOn[row]),
        category: policy.categories[category]?.code ?? '',
        from: formatDay(eligibility.start),
        to: eligibility.end === NO_END ? '' : formatDay(eligibility.end),
        moved_by_stay: eligibility.movedByStay,
        outcome: rowOutcome(row, category, item, eligibility),
      };
    });
  }

  private benefits(reached: boolean, outcome: { lines: readonly Line[]; stop: Reason }): BenefitTrace[] {
    let stopped = !reached;
    return this.policy.benefits.map((benefit, benefitIndex): BenefitTrace => {
      const { standard, outcome: found } = stopped
        ? { standard: undefined, outcome: 'not_reached' as const }
        : this.benefitOutcome(benefit);
      const line = outcome.lines.find((candidate) => candidate.benefit === benefitIndex);
      // The only benefit that may give no line although everything holds is the one that lacks a value.
      const result = found === 'line' && line === undefined ? 'value_missing' : found;
      if (result === 'value_missing') stopped = true;
      return {
        benefit: benefit.id,
        title: benefit.title,
        article: standard?.article ?? benefit.article,
        outcome: result,
        line:
          line === undefined || standard === undefined
            ? null
            : this.line(benefit, standard, line, outcome.lines),
      };
    });
  }

  private benefitOutcome(benefit: Benefit): { standard: Standard | undefined; outcome: BenefitOutcome } {
    const { claims, roster } = this.adjudication;
    const { category, row, year } = this.item;
    if (benefit.services[claims.service[this.claim]] !== true) {
      return { standard: undefined, outcome: 'service_not_covered' };
    }
    if (benefit.standards[category] == null) return { standard: undefined, outcome: 'category_not_covered' };
    const standard = standardOf(benefit, category, year);
    const { entitlement, careLocations, referralsShut, atRisk } = standard.conditions;
    const holds = (one: Standard['conditions']): boolean =>
      conditionsHold(one, claims, this.claim, roster, row);
    if (entitlement !== undefined && !holds({ entitlement }))
      return { standard, outcome: `only_${entitlement}` };
    if (careLocations !== undefined && !holds({ careLocations }))
      return { standard, outcome: 'condition_place' };
    if (referralsShut !== undefined && !holds({ referralsShut }))
      return { standard, outcome: 'condition_referral' };
    if (atRisk !== undefined && !holds({ atRisk })) return { standard, outcome: 'condition_at_risk' };
    return { standard, outcome: 'line' };
  }

  private line(benefit: Benefit, standard: Standard, line: Line, all: readonly Line[]): LineTrace {
    const { roster } = this.adjudication;
    const tiers = tiersOf(standard, roster, this.item.row);
    const aboveBefore = Math.max(0, line.before - line.deductible);
    const { parts, ratios } = partsInTiers(tiers, aboveBefore, line.above);
    const applied = standard.tiered ? ratios : tiers.map((tier) => tier.ratio);
    return {
      base: benefit.base,
      base_amount: formatYuan(line.base),
      deductible: formatYuan(line.deductible),
      above_deductible: formatYuan(line.above),
      parts: parts.map((part, at) => ({ amount: formatYuan(part), ratio: formatRatio(ratios[at] as Ratio) })),
      ratio: applied.map(formatRatio).join('|'),
      gross: formatYuan(line.gross),
      cap: line.cap === NO_CAP ? '' : formatYuan(line.cap),
      payable: formatYuan(line.payable),
      reason: REASONS[line.reason] as Reason,
      burden_counter: this.burdenCounter(benefit, line),
      paid_counter: this.paidCounter(benefit, line, all),
    };
  }

  private burdenCounter(benefit: Benefit, line: Line): CounterTrace {
    const { roster } = this.adjudication;
    const owner = ownerOf(benefit.burdenPer, roster, this.item.row);
    const period = burdenPeriod(benefit, this.item);
    const moves = this.earlier.filter(
      (move) =>
        move.line.benefit === line.benefit &&
        move.line.base !== 0 &&
        ownerOf(benefit.burdenPer, roster, move.item.row) === owner &&
        periodOf(benefit, this.adjudication, move.item) === period,
    );
    return {
      ...ownerText(roster, owner),
      period: benefit.burdenPeriod === 'year' ? String(period) : formatDay(period),
      before: formatYuan(line.before),
      after: formatYuan(line.before + line.base),
      moves: moves.map((move) => this.move(move.line, move.line.base)),
    };
  }

  /** What has been paid in the cap group; earlier lines of this very claim count too. */
  private paidCounter(benefit: Benefit, line: Line, all: readonly Line[]): CounterTrace {
    const { roster } = this.adjudication;
    const owner = ownerOf(benefit.paidPer, roster, this.item.row);
    const inGroup = (other: Line): boolean =>
      this.policy.benefits[other.benefit]?.capGroup === benefit.capGroup;
    const moves = this.earlier
      .filter(
        (move) =>
          inGroup(move.line) &&
          move.item.year === this.item.year &&
          ownerOf(this.benefitOf(move.line).paidPer, roster, move.item.row) === owner,
      )
      .map((move) => move.line);
    const own = all.slice(0, all.indexOf(line)).filter(inGroup);
    return {
      ...ownerText(roster, owner),
      period: String(this.item.year),
      before: formatYuan(line.paidBefore),
      after: formatYuan(line.paidBefore + line.payable),
      moves: [...moves, ...own]
        .filter((move) => move.payable !== 0)
        .map((move) => this.move(move, move.payable)),
    };
  }

  private benefitOf(line: Line): Benefit {
    return this.policy.benefits[line.benefit] as Benefit;
  }

  private move(line: Line, amount: Fen): CounterMove {
    const { claims } = this.adjudication;
    return {
      claim_id: claims.claimIds.text(claims.claimId[line.claim]),
      benefit: this.benefitOf(line).id,
      settled_at: formatMoment(claims.settledOn[line.claim], claims.settledSecond[line.claim]),
      amount: formatYuan(amount),
    };
  }
}

/** A benefit line of an earlier claim, with the roster row and year that own its counters. */
interface EarlierLine {
  readonly line: Line;
  readonly item: { readonly row: number; readonly year: number };
}

/** The lines of one policy for the claims before this one, of people who could share a counter with it. */
function earlierLines(adjudication: Adjudication, policy: number, claim: number): EarlierLine[] {
  const { claims, decisions, order, roster, index } = adjudication;
  const decision = decisions[policy];
  if (decision === undefined) return [];
  const households = new Set<number>();
  for (const row of index.rowsOf(claims.person[claim])) households.add(roster.household[row]);
  const found: EarlierLine[] = [];
  for (const other of order) {
    if (other === claim) break;
    const row = decision.row[other];
    if (decision.lineCount[other] === 0) continue;
    const household = roster.household[row];
    const related =
      claims.person[other] === claims.person[claim] || (household > 0 && households.has(household));
    if (!related) continue;
    const year = yearOf(claims.settledOn[other]);
    const first = decision.firstLine[other];
    for (let at = first; at < first + decision.lineCount[other]; at++) {
      found.push({ line: adjudication.lines.at(at), item: { row, year } });
    }
  }
  return found;
}

function periodOf(benefit: Benefit, { roster }: Adjudication, item: { row: number; year: number }): number {
  return benefit.burdenPeriod === 'year' ? item.year : roster.recognizedOn[item.row];
}

function rowOutcome(row: number, category: number, item: Case, eligibility: Eligibility): RowOutcome {
  if (row === item.row) return 'taken';
  if (category < 0) return 'identity_unknown';
  if (!eligibility.inForce) {
    if (eligibility.shutByStay) return 'put_off_by_stay';
    return item.dates.entitlement < eligibility.start ? 'not_yet' : 'no_longer';
  }
  if (item.row < 0) return 'not_reached';
  return category > item.category ? 'better_category' : 'equal_category';
}

function wordOf<T>(list: readonly T[], index: number | undefined): T {
  return list[index as number] as T;
}
