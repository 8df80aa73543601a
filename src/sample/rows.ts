import { formatDay, formatMoment } from '../domain/calendar.js';
import {
  CHANNELS,
  EXCLUSIONS,
  PLACES,
  PROGRAMS,
  REFERRALS,
  REVERSES_NOTHING,
  SERVICES,
} from '../domain/claim.js';
import type { FundEntry } from '../domain/fund-entry.js';
import { IDENTITIES } from '../domain/identities.js';
import { type Fen, formatRatio, formatYuan } from '../domain/money.js';
import { INSURANCES, NO_AMOUNT, NO_RATIO, RATIO_UNIT } from '../domain/recipient.js';
import { CLAIM_TABLE, FUND_TABLE, ROSTER_TABLE } from '../intake/index.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';
import type { DrawnClaims } from './claims.js';
import type { Answer } from './payments.js';

/** Exports mark refunds in these columns. The canonical file says it in `reverses`, so it does without them. */
const NOT_WRITTEN: readonly string[] = ['refund_flag', 'valid_flag', 'void_flag', 'row_status'];

/** The canonical columns of each file, in order. */
export const CLAIM_HEADER = headerOf(CLAIM_TABLE);
export const ROSTER_HEADER = headerOf(ROSTER_TABLE);
export const FUND_HEADER = headerOf(FUND_TABLE);
export const ANSWER_HEADER: readonly string[] = ['claim_id', 'fund', 'kind', 'right', 'paid'];

function headerOf({ columns }: { readonly columns: readonly { readonly name: string }[] }): string[] {
  return columns.map(({ name }) => name).filter((name) => !NOT_WRITTEN.includes(name));
}

/** The cells of a claim, in the order of CLAIM_HEADER. */
export function claimCells({ claims, catastrophic, supplementary }: DrawnClaims, claim: number): string[] {
  const basic = claims.insurancePaid[claim] - catastrophic[claim] - supplementary[claim];
  const reverses = claims.reverses[claim];
  return [
    claims.claimIds.text(claims.claimId[claim]),
    claims.personIds.text(claims.person[claim]),
    SERVICES[claims.service[claim]],
    formatDay(claims.admittedOn[claim]),
    formatDay(claims.dischargedOn[claim]),
    formatMoment(claims.settledOn[claim], claims.settledSecond[claim]),
    claims.institutions.text(claims.institution[claim]),
    yesNo(claims.designated[claim]),
    PLACES[claims.careLocation[claim]],
    REFERRALS[claims.referral[claim]],
    PROGRAMS[claims.program[claim]],
    EXCLUSIONS[claims.exclusion[claim]],
    formatYuan(claims.total[claim]),
    formatYuan(claims.eligible[claim]),
    formatYuan(basic),
    yuanOrBlank(catastrophic[claim]),
    yuanOrBlank(supplementary[claim]),
    yuanOrBlank(claims.otherPaid[claim]),
    yuanOrBlank(claims.assistancePaid[claim]),
    yuanOrBlank(claims.charityPaid[claim]),
    CHANNELS[claims.channel[claim]],
    formatDay(claims.filedOn[claim]),
    reverses === REVERSES_NOTHING ? '' : claims.reversedIds.text(reverses),
  ];
}

/** The cells of a roster row, in the order of ROSTER_HEADER. */
export function rosterCells(roster: RosterTable, row: number): string[] {
  const capacity = roster.householdCapacity[row];
  const ratio = roster.enhancedRatio[row];
  return [
    roster.personIds.text(roster.person[row]),
    roster.households.text(roster.household[row]),
    roster.names.text(roster.name[row]),
    IDENTITIES[roster.identity[row]],
    formatDay(roster.recognizedOn[row]),
    formatDay(roster.validFrom[row]),
    formatDay(roster.validTo[row]),
    roster.areas.text(roster.area[row]),
    yesNo(roster.localResident[row]),
    INSURANCES[roster.insurance[row]],
    capacity === NO_AMOUNT ? '' : formatYuan(capacity),
    ratio === NO_RATIO ? '' : formatRatio({ numerator: ratio, denominator: RATIO_UNIT }),
    formatDay(roster.atRiskFrom[row]),
  ];
}

/** The cells of a ledger entry, in the order of FUND_HEADER. */
export function fundCells({ day, fund, area, entry, amount, note }: FundEntry): string[] {
  return [formatDay(day), fund, area, entry, formatYuan(amount), note];
}

/** The cells of an answer, in the order of ANSWER_HEADER. */
export function answerCells({ claim, fund, kind, right, paid }: Answer, claims: ClaimTable): string[] {
  return [claims.claimIds.text(claims.claimId[claim]), fund, kind, formatYuan(right), formatYuan(paid)];
}

function yesNo(flag: number): string {
  return flag === 1 ? 'Y' : 'N';
}

function yuanOrBlank(fen: Fen): string {
  return fen === 0 ? '' : formatYuan(fen);
}
