import type { BenefitRow, DecisionRow, WarningRow } from '../support/results.js';
import type { Row } from '../support/tables.js';
import { Decimal, lineOracle, ZERO } from './oracle.js';

/**
 * A second adjudicator, slow and plain: rows of text, decimals, and a list of everything paid so far that is
 * read from the start whenever a counter is needed. It is written from the design, shares no code with the
 * engine, and every decision of the engine is held against it.
 */

/** A policy as the model understands it. Dates are ISO texts, amounts yuan. */
export interface ModelPolicy {
  readonly id: string;
  readonly from: string;
  readonly until?: string | undefined;
  /** In order of precedence. */
  readonly categories: readonly { readonly code: string; readonly identities: readonly string[] }[];
  readonly lookBack: Readonly<Record<string, { readonly months: number } | { readonly days: number }>>;
  readonly midStay: boolean;
  readonly otherPrograms: readonly string[];
  readonly remainderProgram?: string | undefined;
  readonly exclusions: readonly string[];
  readonly emergencyExcepted: boolean;
  /** Whether the policy asks an identity for local residence. */
  readonly asksResidence: (identity: string) => boolean;
  readonly asksInsurance: boolean;
  readonly pilotAreas?: readonly string[] | undefined;
  /** MM-DD of the year after the settlement. */
  readonly deadline?: string | undefined;
  readonly referral: 'none' | 'away' | 'always';
  readonly benefits: readonly ModelBenefit[];
  readonly warning?: ModelWarning | undefined;
}

interface ModelWarning {
  readonly afterAssistance: boolean;
  readonly threshold: (year: number) => Decimal | undefined;
}

export interface ModelBenefit {
  readonly id: string;
  readonly services: readonly string[] | 'all';
  readonly group: string;
  readonly base: 'burden' | 'residual_burden' | 'burden_after_assistance';
  readonly burdenPer: 'person' | 'household';
  readonly burdenPeriod: 'year' | 'recognition';
  readonly paidPer: 'person' | 'household';
  /** By category code; a category without one gets nothing. */
  readonly standards: Readonly<Record<string, ModelStandard>>;
}

export interface ModelStandard {
  readonly when: (facts: ModelFacts) => boolean;
  /** The values, or why they are missing. */
  readonly values: (facts: ModelFacts) => ModelValues | 'MISSING_CAPACITY' | 'MISSING_LOCAL_STANDARD';
}

export interface ModelFacts {
  readonly claim: Row;
  readonly row: Row;
  /** Entitlement date. */
  readonly entitled: string;
  readonly settled: string;
  readonly year: number;
}

export interface ModelValues {
  readonly deductible: Decimal;
  readonly tiers: readonly { readonly upTo?: Decimal; readonly ratio: Decimal }[];
  readonly cap: Decimal | undefined;
}

export interface ModelResults {
  readonly decisions: DecisionRow[];
  readonly benefits: BenefitRow[];
  readonly warnings: WarningRow[];
}

/** Adjudicates rows of claims.csv and roster.csv, given in any order, through a stack of policies. */
export function adjudicateSlowly(
  claims: readonly Row[],
  roster: readonly Row[],
  stack: readonly ModelPolicy[],
): ModelResults {
  const ordered = [...claims].sort(
    (a, b) =>
      before(momentOf(a), momentOf(b)) ||
      before(idOf(a), idOf(b)) ||
      // A refund that has the id of its original comes after it.
      Number(isReversal(a)) - Number(isReversal(b)),
  );
  const state: State = {
    claims: ordered,
    roster,
    reversals: reversalsOf(ordered),
    nights: ordered.map(nightsOf),
    history: [],
    burdens: new Map(),
    results: { decisions: [], benefits: [], warnings: [] },
  };
  ordered.forEach((claim, index) => {
    let paid = ZERO;
    let earlierInForce = false;
    for (const policy of stack) {
      const assistance = earlierInForce ? paid : amount(claim.assistance_paid);
      paid = paid.plus(decide(state, index, policy, assistance));
      if (isInForce(policy, settledOn(claim))) earlierInForce = true;
    }
  });
  state.results.warnings.sort(
    (a, b) => before(a.policy, b.policy) || before(a.person_id, b.person_id) || before(a.year, b.year),
  );
  return state.results;
}

interface State {
  readonly claims: readonly Row[];
  readonly roster: readonly Row[];
  readonly reversals: readonly Reversal[];
  /** By claim index: the nights of the inpatient stay. */
  readonly nights: readonly ReadonlySet<string>[];
  /** Every benefit line so far, with whose counters it moved. */
  readonly history: Past[];
  /** Cumulative burden per policy, person and year, for the early warning. */
  readonly burdens: Map<string, Decimal>;
  readonly results: ModelResults;
}

interface Past {
  readonly policy: string;
  readonly benefit: string;
  readonly group: string;
  readonly burdenOwner: string;
  readonly burdenPeriod: string;
  readonly paidOwner: string;
  readonly year: number;
  readonly base: Decimal;
  readonly payable: Decimal;
}

/** Decides one claim under one policy, notes everything, and returns what is paid. */
function decide(state: State, index: number, policy: ModelPolicy, assistance: Decimal): Decimal {
  const claim = state.claims[index] as Row;
  const notices = claimNotices(state, index);
  const outcome = checked(state, index, policy, assistance, notices);
  const payable = outcome.lines.reduce((sum, line) => sum.plus(line.answer.payable), ZERO);
  const passes = outcome.reason === '';
  const first = outcome.lines[0];
  if (passes && claim.program !== undefined && claim.program === policy.remainderProgram) {
    if (burdenOf(claim).gt(payable)) notices.add('RARE_DISEASE_REMAINDER');
  }
  for (const line of outcome.lines) {
    if (line.answer.payable.gt(0) && line.answer.payable.lt(line.answer.gross)) notices.add('CAP_LIMITED');
    state.history.push(line.past);
    state.results.benefits.push(benefitRow(policy, claim, line));
  }
  state.results.decisions.push({
    policy: policy.id,
    claim_id: idOf(claim),
    identity: outcome.row?.identity ?? '',
    category: outcome.category ?? '',
    status: !passes ? statusOf(outcome.reason) : payable.gt(0) ? 'paid' : 'zero',
    reason: !passes ? outcome.reason : payable.gt(0) ? '' : (first?.answer.reason ?? '?'),
    notices: [...notices].sort(before).join('|'),
    base_amount: first === undefined ? '' : first.question.base.toFixed(2),
    deductible_applied: first === undefined ? '' : first.question.base.minus(first.answer.above).toFixed(2),
    payable: payable.toFixed(2),
  });
  watch(state, index, policy, payable);
  return payable;
}

interface Outcome {
  readonly reason: string;
  readonly row?: Row;
  readonly category?: string;
  readonly lines: readonly ModelLine[];
}

interface ModelLine {
  readonly benefit: ModelBenefit;
  readonly question: Parameters<typeof lineOracle>[0];
  readonly answer: ReturnType<typeof lineOracle>;
  readonly past: Past;
}

/** Checks 1 to 10, in the order of the design. */
function checked(
  state: State,
  index: number,
  policy: ModelPolicy,
  assistance: Decimal,
  notices: Set<string>,
): Outcome {
  const claim = state.claims[index] as Row;
  const settled = settledOn(claim);
  const stop = (reason: string): Outcome => ({ reason, lines: [] });

  // 1. Reversal.
  const refund = (state.reversals[index] as Reversal).reason;
  if (refund !== '') return stop(refund);
  // 2. Policy in force.
  if (!isInForce(policy, settled)) return stop('POLICY_NOT_IN_FORCE');
  // 3. Other programme.
  if (policy.otherPrograms.includes(claim.program ?? '')) return stop('OTHER_PROGRAM');
  // 4. Exclusions.
  const excluded = exclusionOf(policy, claim);
  if (excluded !== '') return stop(excluded);
  // 5. Roster.
  const found = rowOf(policy, claim, state.roster);
  if (found.midStay) notices.add('MID_STAY_CHANGE');
  // A row that could not be read may have given any identity.
  const hasRejected = state.roster.some((row) => row.person_id === claim.person_id && row.rejected === 'Y');
  if (found.row === undefined) return stop(hasRejected ? 'ROSTER_ROW_REJECTED' : found.reason);
  if (hasRejected) notices.add('ROSTER_ROW_REJECTED');
  const { row, category } = found;
  const stopAfter = (reason: string): Outcome => ({ reason, row, category, lines: [] });
  // 6. Residence and insurance.
  if (row.local_resident === 'N' && policy.asksResidence(row.identity as string)) {
    return stopAfter('NOT_LOCAL_RESIDENT');
  }
  if (policy.asksInsurance && row.insurance === 'none') return stopAfter('NOT_INSURED');
  if (policy.pilotAreas !== undefined && !policy.pilotAreas.includes(row.area ?? '')) {
    return stopAfter('AREA_NOT_IN_PILOT');
  }
  // 7. Filing deadline.
  if (policy.deadline !== undefined && claim.channel === 'manual') {
    if (blank(claim.filed_on)) notices.add('NO_FILING_DATE');
    else if ((claim.filed_on as string) > `${yearOf(settled) + 1}-${policy.deadline}`)
      return stopAfter('FILED_LATE');
  }
  // 8. Referral.
  const referral = referralOf(policy, claim);
  if (referral !== '') return stopAfter(referral);
  // 9. Covered service.
  const covering = policy.benefits.filter(
    (benefit) => serves(benefit, claim) && benefit.standards[category] !== undefined,
  );
  if (covering.length === 0) return stopAfter('SERVICE_NOT_COVERED');
  // 10. Benefits.
  const facts: ModelFacts = { claim, row, entitled: entitlementDate(claim), settled, year: yearOf(settled) };
  const lines: ModelLine[] = [];
  for (const benefit of covering) {
    const standard = benefit.standards[category] as ModelStandard;
    if (!standard.when(facts)) continue;
    const values = standard.values(facts);
    if (typeof values === 'string') return stopAfter(values);
    lines.push(lineOf(state, policy, benefit, facts, values, assistance, lines));
  }
  return lines.length === 0 ? stopAfter('SERVICE_NOT_COVERED') : { reason: '', row, category, lines };
}

function lineOf(
  state: State,
  policy: ModelPolicy,
  benefit: ModelBenefit,
  facts: ModelFacts,
  values: ModelValues,
  assistance: Decimal,
  earlier: readonly ModelLine[],
): ModelLine {
  const { claim, row, year } = facts;
  const burdenOwner = ownerOf(benefit.burdenPer, row);
  const paidOwner = ownerOf(benefit.paidPer, row);
  const burdenPeriod = benefit.burdenPeriod === 'year' ? String(year) : (row.recognized_on as string);
  const paidHere = earlier.reduce((sum, line) => sum.plus(line.answer.payable), ZERO);
  const past = [...state.history, ...earlier.map((line) => line.past)].filter(
    (entry) => entry.policy === policy.id,
  );
  const question = {
    base: baseOf(benefit, claim, assistance, paidHere),
    before: past
      .filter(
        (e) => e.benefit === benefit.id && e.burdenOwner === burdenOwner && e.burdenPeriod === burdenPeriod,
      )
      .reduce((sum, entry) => sum.plus(entry.base), ZERO),
    deductible: values.deductible,
    tiers: values.tiers,
    cap: values.cap,
    paidBefore: past
      .filter((e) => e.group === benefit.group && e.paidOwner === paidOwner && e.year === year)
      .reduce((sum, entry) => sum.plus(entry.payable), ZERO),
  };
  const answer = lineOracle(question);
  return {
    benefit,
    question,
    answer,
    past: {
      policy: policy.id,
      benefit: benefit.id,
      group: benefit.group,
      burdenOwner,
      burdenPeriod,
      paidOwner,
      year,
      base: question.base,
      payable: answer.payable,
    },
  };
}

function baseOf(benefit: ModelBenefit, claim: Row, assistance: Decimal, paidHere: Decimal): Decimal {
  if (benefit.base === 'burden') return burdenOf(claim);
  if (benefit.base === 'burden_after_assistance') return Decimal.max(0, burdenOf(claim).minus(paidHere));
  const left = amount(claim.total_amount)
    .minus(insuranceOf(claim))
    .minus(amount(claim.other_paid))
    .minus(assistance);
  return Decimal.max(0, left);
}

/** A household is the row's household_id; where blank, the person alone. */
function ownerOf(per: 'person' | 'household', row: Row): string {
  return per === 'household' && !blank(row.household_id)
    ? `household ${row.household_id}`
    : `person ${row.person_id}`;
}

function serves(benefit: ModelBenefit, claim: Row): boolean {
  return benefit.services === 'all' || benefit.services.includes(claim.service_type as string);
}

function exclusionOf(policy: ModelPolicy, claim: Row): string {
  const kind = claim.exclusion ?? '';
  if (kind !== '' && policy.exclusions.includes(kind)) return `EXCLUDED_${kind.toUpperCase()}`;
  if (claim.place === 'overseas' && policy.exclusions.includes('overseas')) return 'EXCLUDED_OVERSEAS';
  if (claim.designated !== 'N' || !policy.exclusions.includes('non_designated')) return '';
  const emergency =
    ['emergency', 'emergency_rescue', 'observation'].includes(claim.service_type as string) ||
    claim.referral === 'emergency';
  return policy.emergencyExcepted && emergency ? '' : 'EXCLUDED_NON_DESIGNATED';
}

function referralOf(policy: ModelPolicy, claim: Row): string {
  const careLocation = blank(claim.place) ? 'local' : claim.place;
  const referral = claim.referral ?? '';
  if (policy.referral === 'none') return '';
  if (policy.referral === 'always' && claim.service_type === 'emergency_rescue') return '';
  if (careLocation === 'in_province' || careLocation === 'out_of_province') {
    return referral === 'no' ? 'NO_REFERRAL' : referral === '' ? 'MISSING_REFERRAL' : '';
  }
  return policy.referral === 'always' && careLocation === 'local' && referral === 'no' ? 'NO_REFERRAL' : '';
}

type Found =
  | { readonly row: Row; readonly category: string; readonly midStay: boolean; readonly reason: '' }
  | { readonly row: undefined; readonly midStay: boolean; readonly reason: string };

function rowOf(policy: ModelPolicy, claim: Row, roster: readonly Row[]): Found {
  const known = roster
    .filter((row) => row.person_id === claim.person_id && row.rejected !== 'Y')
    .map((row) => ({
      row,
      rank: policy.categories.findIndex((category) => category.identities.includes(row.identity as string)),
      eligibility: eligibilityOf(policy, claim, row),
    }))
    .filter((candidate) => candidate.rank >= 0);
  const inForce = known
    .filter((candidate) => candidate.eligibility.inForce)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        before(b.row.recognized_on as string, a.row.recognized_on as string) ||
        ['identity', 'valid_from', 'valid_to', 'household_id', 'area'].reduce(
          (order, column) => order || before(a.row[column] ?? '', b.row[column] ?? ''),
          0,
        ),
    );
  const taken = inForce[0];
  if (taken !== undefined) {
    const category = policy.categories[taken.rank]?.code as string;
    return { row: taken.row, category, midStay: taken.eligibility.moved, reason: '' };
  }
  return {
    row: undefined,
    midStay: known.some((candidate) => candidate.eligibility.shutOut),
    reason: known.length === 0 ? 'NOT_ON_ROSTER' : 'NO_CATEGORY_AT_DATE',
  };
}

/** Whether a roster row is in force for a claim, whether the stay moved it, and whether only that shut it. */
function eligibilityOf(
  policy: ModelPolicy,
  claim: Row,
  row: Row,
): { inForce: boolean; moved: boolean; shutOut: boolean } {
  const entitled = entitlementDate(claim);
  const lookBack = policy.lookBack[row.identity as string];
  const given = blank(row.valid_from) ? (row.recognized_on as string) : (row.valid_from as string);
  const reached = lookBack === undefined ? given : lookedBack(row.recognized_on as string, lookBack);
  const start = reached < given ? reached : given;
  const end = blank(row.valid_to) ? '9999-12-31' : (row.valid_to as string);
  const stay = !blank(claim.admitted_on) && !blank(claim.discharged_on);
  const admitted = claim.admitted_on as string;
  const discharged = claim.discharged_on as string;
  const beginsInside =
    policy.midStay && stay && lookBack === undefined && admitted < start && start <= discharged;
  const endsInside = policy.midStay && stay && admitted <= end && end < discharged;
  const laterStart = beginsInside ? monthAfter(start) : start;
  const laterEnd = endsInside ? plusDays(monthAfter(end), -1) : end;
  const inForce = laterStart <= entitled && entitled <= laterEnd;
  return {
    inForce,
    moved: beginsInside || endsInside,
    shutOut: !inForce && start <= entitled && entitled <= laterEnd,
  };
}

/** What other rows say about a claim: why check 1 stops it, '' where it does not. */
interface Reversal {
  reason: '' | 'REVERSED' | 'ORPHAN_REVERSAL' | 'REFUND_WITHOUT_PAIR' | 'PARTIAL_REFUND' | 'REFUND_REJECTED';
  byAmount: boolean;
}

/** First whatever takes something back finds what it takes; then what is left of the claims with a mark. */
function reversalsOf(ordered: readonly Row[]): Reversal[] {
  const reversals: Reversal[] = ordered.map(() => ({ reason: '', byAmount: false }));
  const say = (indexes: readonly number[], reason: Reversal['reason'], byAmount = false) => {
    for (const index of indexes) reversals[index] = { reason, byAmount };
  };
  ordered.forEach((claim, index) => {
    if (!isReversal(claim)) return;
    const byAmount = blank(claim.reverses);
    const target = byAmount ? latestOpposite(ordered, reversals, index) : originalOf(ordered, claim);
    const original = ordered[target];
    const isFree = original !== undefined && !isReversal(original) && reversals[target]?.reason === '';
    if (!isFree || original.person_id !== claim.person_id) {
      say([index], claim.refund_refused === 'Y' ? 'REFUND_REJECTED' : 'ORPHAN_REVERSAL');
      return;
    }
    const isWhole = amount(claim.total_amount).abs().eq(amount(original.total_amount).abs());
    say([index, target], isWhole ? 'REVERSED' : 'PARTIAL_REFUND', byAmount);
  });
  ordered.forEach((claim, index) => {
    if (reversals[index]?.reason !== '') return;
    if (claim.refund_refused === 'Y') say([index], 'REFUND_REJECTED');
    else if (claim.refund_flag === 'Y') {
      const other = ordered.findIndex(
        (earlier, at) =>
          at < index && reversals[at]?.reason === 'REFUND_WITHOUT_PAIR' && areAlike(earlier, claim),
      );
      if (other < 0) say([index], 'REFUND_WITHOUT_PAIR');
      else say([other, index], 'REVERSED', true);
    }
  });
  return reversals;
}

function isReversal(claim: Row): boolean {
  return !blank(claim.reverses) || claim.unnamed_refund === 'Y';
}

/** The claim that a refund names. It may have the refund's own number, and is never the refund. */
function originalOf(ordered: readonly Row[], refund: Row): number {
  return ordered.findIndex(
    (claim) => claim.claim_id === refund.reverses && claim.reverses !== refund.reverses,
  );
}

/** Alike in everything but id and time. */
function areAlike(a: Row, b: Row): boolean {
  const texts = ['person_id', 'service_type', 'institution_id', 'referral', 'program', 'exclusion'];
  const days = ['admitted_on', 'discharged_on', 'filed_on'];
  const defaults = { place: 'local', designated: 'Y', channel: 'one_stop' };
  const amounts = ['total_amount', 'eligible_amount', 'other_paid', 'assistance_paid', 'charity_paid'];
  return (
    [...texts, ...days].every((column) => (a[column] ?? '') === (b[column] ?? '')) &&
    Object.entries(defaults).every(([column, usual]) => (a[column] || usual) === (b[column] || usual)) &&
    amounts.every((column) => amount(a[column]).eq(amount(b[column]))) &&
    insuranceOf(a).eq(insuranceOf(b))
  );
}

/** The latest earlier claim of the same person, institution and service with the opposite total, not yet reversed. */
function latestOpposite(ordered: readonly Row[], reversals: readonly Reversal[], index: number): number {
  const refund = ordered[index] as Row;
  for (let at = index - 1; at >= 0; at--) {
    const claim = ordered[at] as Row;
    if (isReversal(claim) || reversals[at]?.reason !== '') continue;
    if (['person_id', 'institution_id', 'service_type'].some((c) => (claim[c] ?? '') !== (refund[c] ?? '')))
      continue;
    if (amount(claim.total_amount).plus(amount(refund.total_amount)).isZero()) return at;
  }
  return -1;
}

/** The notices that a claim bears under every policy. */
function claimNotices(state: State, index: number): Set<string> {
  const claim = state.claims[index] as Row;
  const notices = new Set<string>();
  const own = state.reversals[index] as Reversal;
  if (own.reason === 'REVERSED') return own.byAmount ? notices.add('PAIRED_BY_AMOUNT') : notices;
  const mine = state.claims
    .map((other, at) => ({ other, at }))
    .filter(
      ({ other, at }) =>
        at < index && state.reversals[at]?.reason !== 'REVERSED' && other.person_id === claim.person_id,
    );
  if (!isReversal(claim) && amount(claim.eligible_amount).lt(insuranceOf(claim)))
    notices.add('NEGATIVE_BURDEN');
  if (!blank(claim.admitted_on) && yearOf(claim.admitted_on as string) < yearOf(settledOn(claim))) {
    notices.add('CROSS_YEAR_STAY');
  }
  const alike = (other: Row) =>
    other.service_type === claim.service_type &&
    settledOn(other) === settledOn(claim) &&
    (other.institution_id ?? '') === (claim.institution_id ?? '') &&
    amount(other.total_amount).eq(amount(claim.total_amount));
  if (mine.some(({ other }) => alike(other))) notices.add('SUSPECTED_DUPLICATE');
  const nights = [...(state.nights[index] as ReadonlySet<string>)];
  if (mine.some(({ at }) => nights.some((night) => state.nights[at]?.has(night)))) {
    notices.add('OVERLAPPING_STAY');
  }
  return notices;
}

/** The nights of an inpatient stay, by the date on which each begins. */
function nightsOf(claim: Row): ReadonlySet<string> {
  const nights = new Set<string>();
  if (claim.service_type !== 'inpatient' || blank(claim.admitted_on) || blank(claim.discharged_on))
    return nights;
  for (
    let night = claim.admitted_on as string;
    night < (claim.discharged_on as string);
    night = plusDays(night, 1)
  ) {
    nights.add(night);
  }
  return nights;
}

/** Early warning: one row when a person's burden of the year first exceeds the threshold. */
function watch(state: State, index: number, policy: ModelPolicy, payable: Decimal): void {
  const claim = state.claims[index] as Row;
  const settled = settledOn(claim);
  const threshold = policy.warning?.threshold(yearOf(settled));
  if (policy.warning === undefined || threshold === undefined) return;
  if (
    state.reversals[index]?.reason !== '' ||
    !isInForce(policy, settled) ||
    exclusionOf(policy, claim) !== ''
  )
    return;
  const key = `${policy.id} ${claim.person_id} ${yearOf(settled)}`;
  const sum = state.burdens.get(key) ?? ZERO;
  const left = policy.warning.afterAssistance
    ? Decimal.max(0, burdenOf(claim).minus(payable))
    : burdenOf(claim);
  state.burdens.set(key, sum.plus(left));
  const told = state.results.warnings.some(
    (row) =>
      row.policy === policy.id && row.person_id === claim.person_id && row.year === String(yearOf(settled)),
  );
  if (told || sum.plus(left).lte(threshold)) return;
  state.results.warnings.push({
    policy: policy.id,
    person_id: claim.person_id as string,
    year: String(yearOf(settled)),
    amount: sum.plus(left).toFixed(2),
    claim_id: idOf(claim),
  });
}

function benefitRow(policy: ModelPolicy, claim: Row, line: ModelLine): BenefitRow {
  const { benefit, question, answer } = line;
  return {
    policy: policy.id,
    claim_id: idOf(claim),
    benefit: benefit.id,
    base_amount: question.base.toFixed(2),
    burden_before: question.before.toFixed(2),
    deductible: question.deductible.toFixed(2),
    above_deductible: answer.above.toFixed(2),
    gross: answer.gross.toFixed(2),
    cap: question.cap?.toFixed(2) ?? '',
    paid_before: question.paidBefore.toFixed(2),
    payable: answer.payable.toFixed(2),
    reason: answer.reason,
  };
}

function statusOf(reason: string): string {
  if (reason === 'REVERSED') return 'void';
  const waits = [
    'ORPHAN_REVERSAL',
    'ROSTER_ROW_REJECTED',
    'REFUND_WITHOUT_PAIR',
    'PARTIAL_REFUND',
    'REFUND_REJECTED',
    'MISSING_REFERRAL',
    'MISSING_CAPACITY',
    'MISSING_LOCAL_STANDARD',
  ];
  return waits.includes(reason) ? 'pended' : 'denied';
}

function isInForce(policy: ModelPolicy, date: string): boolean {
  return policy.from <= date && (policy.until === undefined || date <= policy.until);
}

function burdenOf(claim: Row): Decimal {
  return Decimal.max(0, amount(claim.eligible_amount).minus(insuranceOf(claim)));
}

function insuranceOf(claim: Row): Decimal {
  return amount(claim.basic_paid)
    .plus(amount(claim.catastrophic_paid))
    .plus(amount(claim.supplementary_paid));
}

function entitlementDate(claim: Row): string {
  return blank(claim.discharged_on) ? settledOn(claim) : (claim.discharged_on as string);
}

function settledOn(claim: Row): string {
  return (claim.settled_at as string).slice(0, 10);
}

/** The settlement time as text that sorts: a bare date counts as 00:00:00. */
function momentOf(claim: Row): string {
  const text = claim.settled_at as string;
  return text.length === 10 ? `${text} 00:00:00` : text;
}

function idOf(claim: Row): string {
  return claim.claim_id as string;
}

function amount(text: string | undefined): Decimal {
  return blank(text) ? ZERO : new Decimal(text as string);
}

function blank(text: string | undefined): boolean {
  return text === undefined || text === '';
}

function before(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The first day that a look-back reaches; a month that is too short counts with its last day. */
function lookedBack(recognized: string, lookBack: { months: number } | { days: number }): string {
  if ('days' in lookBack) return plusDays(recognized, -lookBack.days);
  const [year, month, date] = recognized.split('-').map(Number) as [number, number, number];
  const target = new Date(Date.UTC(year, month - 1 - lookBack.months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date, last));
  return isoOf(target);
}

function monthAfter(date: string): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return isoOf(new Date(Date.UTC(year, month, 1)));
}

export function plusDays(date: string, days: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return isoOf(new Date(Date.UTC(year, month - 1, day + days)));
}

function isoOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
