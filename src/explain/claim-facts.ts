import { formatDay, formatMoment } from '../domain/calendar.js';
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
import { formatYuan } from '../domain/money.js';
import type { Adjudication } from '../engine/replay.js';
import { VOID } from '../engine/reversal-pairs.js';
import type { ClaimTable } from '../tables/claim-table.js';

/** What the claim says of itself. */
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

/** The claim's part in a reversal: it reverses another claim, is reversed by one, or reverses nothing in the input. */
export interface ReversalTrace {
  readonly role: 'reverses' | 'reversed_by' | 'reverses_in_part' | 'reversed_in_part_by' | 'orphan';
  /** The other claim; of an orphan, the claim that it names. */
  readonly claim_id: string;
  readonly by_amount: boolean;
}

export function claimFacts(claims: ClaimTable, claim: number): ClaimFacts {
  return {
    claim_id: claims.claimIds.text(claims.claimId[claim]),
    person_id: claims.personIds.text(claims.person[claim]),
    service_type: SERVICES[claims.service[claim]],
    admitted_on: formatDay(claims.admittedOn[claim]),
    discharged_on: formatDay(claims.dischargedOn[claim]),
    settled_at: formatMoment(claims.settledOn[claim], claims.settledSecond[claim]),
    institution_id: claims.institutions.text(claims.institution[claim]),
    designated: claims.designated[claim] === 1 ? 'Y' : 'N',
    place: PLACES[claims.careLocation[claim]],
    referral: REFERRALS[claims.referral[claim]],
    program: PROGRAMS[claims.program[claim]],
    exclusion: EXCLUSIONS[claims.exclusion[claim]],
    channel: CHANNELS[claims.channel[claim]],
    filed_on: formatDay(claims.filedOn[claim]),
    total_amount: formatYuan(claims.total[claim]),
    eligible_amount: formatYuan(claims.eligible[claim]),
    insurance_paid: formatYuan(claims.insurancePaid(claim)),
    other_paid: formatYuan(claims.otherPaid[claim]),
    assistance_paid: formatYuan(claims.assistancePaid[claim]),
    charity_paid: formatYuan(claims.charityPaid[claim]),
  };
}

/** null where the claim has no part in a reversal. */
export function reversalTrace({ claims, reversals }: Adjudication, claim: number): ReversalTrace | null {
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
  const claim_id = reverses === REVERSES_UNNAMED ? '' : claims.reversedIds.text(reverses);
  return { role: 'orphan', claim_id, by_amount };
}
