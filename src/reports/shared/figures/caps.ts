import { yearOf } from '../../../domain/calendar.js';
import { addFen, type Fen } from '../../../domain/money.js';
import { ownerOf, ownerText } from '../../../engine/accumulators.js';
import { Counters } from '../../../engine/counters.js';
import type { Adjudication } from '../../../engine/replay.js';
import { NO_CAP, type Scope } from '../../../policy/policy.js';
import type { RosterTable } from '../../../tables/roster-table.js';

/** How much of its cap a person or household has used in a year. */
export const BANDS = [
  'nothing',
  'quarter1',
  'quarter2',
  'quarter3',
  'quarter4',
  'reached',
  'uncapped',
] as const;
type Band = (typeof BANDS)[number];

/** One paid counter of the accumulators, held against the cap of its owner's last benefit line in the year. */
export interface CapUse {
  /** Indexes in the stack and among the policy's cap groups. */
  readonly policy: number;
  readonly group: number;
  readonly scope: Scope;
  /** Id of the person or household. */
  readonly key: string;
  readonly year: number;
  readonly paid: Fen;
  /** NO_CAP where there is none. */
  readonly cap: Fen;
  /** What the cap still leaves. */
  readonly left: Fen;
}

/** The counters of one cap group: how many are in each band, and those nearest to their caps. */
export interface CapGroupFigures {
  readonly policy: number;
  readonly group: number;
  readonly scope: Scope;
  /** How many counters are in each band, by index of BANDS. */
  readonly bands: readonly number[];
  readonly owners: number;
  readonly paid: Fen;
  /** At least half way to their caps, the nearest first. */
  readonly nearest: readonly CapUse[];
}

const UNCAPPED_MARK = -1;

/**
 * Every cap group of the stack with the paid counters of all who had a benefit line in it.
 * @param most How many of those nearest to their caps are named per group.
 */
export function capFigures(adjudication: Adjudication, most: number): CapGroupFigures[] {
  const caps = lastCaps(adjudication);
  return adjudication.policies.flatMap((policy, policyIndex) =>
    policy.capGroups.map((id, group) => {
      const scope = policy.benefits.find((benefit) => benefit.capGroup === id)?.paidPer as Scope;
      const counters = adjudication.accumulators[policyIndex]?.paid[group];
      const capOf = caps[policyIndex]?.[group];
      const bands = BANDS.map(() => 0);
      const near: number[] = [];
      let total = 0;
      for (let at = 0; at < counters.size; at++) {
        const paid = counters.amounts[at];
        const cap = capAt(counters, capOf, at);
        const band = BANDS.indexOf(bandOf(paid, cap));
        bands[band] = bands[band] + 1;
        total = addFen(total, paid);
        if (paid > 0 && paid * 2 >= cap) near.push(at);
      }
      const use = (at: number): CapUse =>
        capUse({ policy: policyIndex, group, counters, capOf, at, roster: adjudication.roster });
      return {
        policy: policyIndex,
        group,
        scope,
        bands,
        owners: counters.size,
        paid: total,
        nearest: nearest(near, use, most),
      };
    }),
  );
}

/** The quarter into which what was received falls; the lower end of each belongs to it. */
export function bandOf(paid: Fen, cap: Fen): Band {
  if (cap === NO_CAP) return 'uncapped';
  if (paid === 0) return 'nothing';
  if (paid >= cap) return 'reached';
  return (['quarter1', 'quarter2', 'quarter3', 'quarter4'] as const)[Math.floor((paid * 4) / cap)];
}

function capAt(counters: Counters, capOf: Counters, at: number): Fen {
  const cap = capOf.get(counters.owners[at], counters.periods[at]);
  return cap === UNCAPPED_MARK ? NO_CAP : cap;
}

interface UseIndex {
  readonly policy: number;
  readonly group: number;
  readonly counters: Counters;
  readonly capOf: Counters;
  readonly at: number;
  readonly roster: RosterTable;
}

function capUse({ policy, group, counters, capOf, at, roster }: UseIndex): CapUse {
  const paid = counters.amounts[at];
  const cap = capAt(counters, capOf, at);
  const { scope, key } = ownerText(roster, counters.owners[at]);
  return { policy, group, scope, key, year: counters.periods[at], paid, cap, left: Math.max(0, cap - paid) };
}

/** The greatest shares first; between equals by id and year, so that the order of the files does not matter. */
function nearest(indexes: readonly number[], use: (at: number) => CapUse, most: number): CapUse[] {
  return indexes
    .map(use)
    .sort(
      (a, b) =>
        b.paid / b.cap - a.paid / a.cap || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) || a.year - b.year,
    )
    .slice(0, most);
}

/** The cap of each owner's last line, per policy and cap group. Lines are in replay order. */
function lastCaps({ claims, decisions, lines, policies, roster, accumulators }: Adjudication): Counters[][] {
  const caps = policies.map(({ capGroups }) => capGroups.map(() => new Counters()));
  for (let line = 0; line < lines.count; line++) {
    const policy = lines.policy[line];
    const claim = lines.claim[line];
    const benefitIndex = lines.benefit[line];
    const benefit = policies[policy]?.benefits[benefitIndex];
    const owner = ownerOf(benefit.paidPer, roster, decisions[policy]?.row[claim]);
    const year = yearOf(claims.settledOn[claim]);
    const cap = lines.cap[line] === NO_CAP ? UNCAPPED_MARK : lines.cap[line];
    const capOf = caps[policy]?.[accumulators[policy]?.groupOf[benefitIndex]];
    capOf.add(owner, year, cap - capOf.get(owner, year));
  }
  return caps;
}
