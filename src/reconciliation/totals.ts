import { type Day, dateOf } from '../domain/calendar.js';
import { addFen, type Fen } from '../domain/money.js';
import type { FundSide } from './fund-side.js';
import {
  RECONCILIATION_DIMENSIONS,
  RECONCILIATION_KINDS,
  type ReconciliationDimension,
  type ReconciliationKind,
  type ReconciliationTotal,
} from './reconciliation.js';

/** Adds up every claim of one fund, matches included, along all dimensions at once. */
export class Totals {
  private readonly sums: Readonly<Record<ReconciliationDimension, Sums>>;
  private readonly categories: CategoryNumbers;
  /** Months are counted from that of the first settlement. */
  private readonly firstMonth: number;
  private lastDay: Day = Number.NaN;
  private lastMonth = 0;

  constructor(private readonly side: FundSide) {
    const { claims, order, roster, policies } = side.adjudication;
    this.categories = new CategoryNumbers(policies);
    const { settledOn, count, corrections } = claims;
    // Claims are in the order of replay, and so are the corrections after them: first and last have the extreme dates.
    const ends = [
      ...(order.length === 0 ? [] : [order[0], order[order.length - 1]]),
      ...(corrections === 0 ? [] : [count, count + corrections - 1]),
    ].map((row) => monthNumber(settledOn[row]));
    this.firstMonth = ends.length === 0 ? 0 : Math.min(...ends);
    const months = ends.length === 0 ? 0 : Math.max(...ends) - this.firstMonth + 1;
    this.sums = {
      all: new Sums(1),
      institution: new Sums(claims.institutions.size),
      area: new Sums(roster.areas.size),
      category: new Sums(this.categories.codes.length),
      month: new Sums(months),
      kind: new Sums(RECONCILIATION_KINDS.length),
    };
  }

  /** Counts one claim or correction. They must come in the order of replay, which is that of their settlement dates. */
  add(claim: number, kind: ReconciliationKind, computed: Fen, paid: Fen): void {
    const { claims, roster, decisions } = this.side.adjudication;
    const variance = paid - computed;
    const policyIndex = this.side.policyIndexWithRow(claim);
    const area = policyIndex < 0 ? 0 : roster.area[decisions[policyIndex].row[claim]];
    const category =
      policyIndex < 0 ? 0 : this.categories.numberOf(policyIndex, decisions[policyIndex].category[claim]);
    this.sums.all.add(0, computed, paid, variance);
    this.sums.institution.add(claims.institution[claim], computed, paid, variance);
    this.sums.area.add(area, computed, paid, variance);
    this.sums.category.add(category, computed, paid, variance);
    this.sums.month.add(this.monthOf(claims.settledOn[claim]), computed, paid, variance);
    this.sums.kind.add(RECONCILIATION_KINDS.indexOf(kind), computed, paid, variance);
  }

  /** The rows of the summary, by dimension, then by key in code-unit order. Throws where they do not add up: a bug. */
  rows(): ReconciliationTotal[] {
    const { claims, roster } = this.side.adjudication;
    const texts: Record<ReconciliationDimension, (key: number) => string> = {
      all: () => '',
      institution: (key) => claims.institutions.text(key),
      area: (key) => roster.areas.text(key),
      category: (key) => this.categories.codes[key],
      month: (key) => monthText(this.firstMonth + key),
      kind: (key) => RECONCILIATION_KINDS[key],
    };
    const rows: ReconciliationTotal[] = [];
    for (const dimension of RECONCILIATION_DIMENSIONS) {
      const sums = this.sums[dimension];
      const used = dimension === 'all' ? [0] : sums.keysUsed();
      const keys = used.map((key) => ({ key, text: texts[dimension](key) }));
      keys.sort((a, b) => (a.text < b.text ? -1 : 1));
      for (const { key, text } of keys) {
        rows.push({ fund: this.side.fund, dimension, key: text, ...sums.at(key) });
      }
    }
    assertClosed(rows);
    return rows;
  }

  /** The day's month, counted from the first. The last day is kept, because days come in rising order. */
  private monthOf(day: Day): number {
    if (day !== this.lastDay) {
      this.lastDay = day;
      this.lastMonth = monthNumber(day) - this.firstMonth;
    }
    return this.lastMonth;
  }
}

/**
 * Σ paid − Σ computed = Σ variance in every dimension, and every dimension adds up to the whole. Throws where this does not
 * hold: that is a bug of this program, never a result.
 */
export function assertClosed(rows: readonly ReconciliationTotal[]): void {
  const whole = sumOf(rows.filter((row) => row.dimension === 'all'));
  for (const dimension of RECONCILIATION_DIMENSIONS) {
    const sum = sumOf(rows.filter((row) => row.dimension === dimension));
    const closes = addFen(sum.paid, -sum.computed) === sum.variance;
    const agrees = (['claims', 'computed', 'paid', 'variance'] as const).every(
      (name) => sum[name] === whole[name],
    );
    if (closes && agrees) continue;
    throw new Error(
      `the reconciliation of fund ${rows[0].fund} does not close by ${dimension}: ` +
        `${JSON.stringify(sum)} against ${JSON.stringify(whole)}`,
    );
  }
}

type Sum = Pick<ReconciliationTotal, 'claims' | 'computed' | 'paid' | 'variance'>;

function sumOf(rows: readonly Sum[]): Sum {
  const sum = { claims: 0, computed: 0, paid: 0, variance: 0 };
  for (const row of rows) {
    sum.claims += row.claims;
    sum.computed = addFen(sum.computed, row.computed);
    sum.paid = addFen(sum.paid, row.paid);
    sum.variance = addFen(sum.variance, row.variance);
  }
  return sum;
}

/** The sums of one dimension, by the number of the key. */
class Sums {
  private readonly claims: Float64Array;
  private readonly computed: Float64Array;
  private readonly paid: Float64Array;
  private readonly variance: Float64Array;

  constructor(keys: number) {
    this.claims = new Float64Array(keys);
    this.computed = new Float64Array(keys);
    this.paid = new Float64Array(keys);
    this.variance = new Float64Array(keys);
  }

  add(key: number, computed: Fen, paid: Fen, variance: Fen): void {
    this.claims[key]++;
    // Most claims get nothing and were paid nothing.
    if (computed === 0 && paid === 0) return;
    this.computed[key] = addFen(this.computed[key], computed);
    this.paid[key] = addFen(this.paid[key], paid);
    this.variance[key] = addFen(this.variance[key], variance);
  }

  at(key: number): Sum {
    return {
      claims: this.claims[key],
      computed: this.computed[key],
      paid: this.paid[key],
      variance: this.variance[key],
    };
  }

  keysUsed(): number[] {
    const keys: number[] = [];
    for (let key = 0; key < this.claims.length; key++) if (this.claims[key] > 0) keys.push(key);
    return keys;
  }
}

/** Numbers the category codes of a stack; two policies' categories of one code are one key. 0 is the blank. */
class CategoryNumbers {
  readonly codes: readonly string[];
  private readonly byPolicy: readonly (readonly number[])[];

  constructor(policies: FundSide['adjudication']['policies']) {
    const codes = ['', ...policies.flatMap((policy) => policy.categories.map((category) => category.code))];
    this.codes = [...new Set(codes)];
    this.byPolicy = policies.map((policy) => policy.categories.map(({ code }) => this.codes.indexOf(code)));
  }

  numberOf(policyIndex: number, category: number): number {
    return this.byPolicy[policyIndex][category];
  }
}

/** Calendar months as consecutive whole numbers. */
function monthNumber(day: Day): number {
  const { year, month } = dateOf(day);
  return year * 12 + month - 1;
}

/** YYYY-MM */
function monthText(number: number): string {
  const month = (number % 12) + 1;
  return `${Math.floor(number / 12)}-${month < 10 ? '0' : ''}${month}`;
}
