import { REASONS } from '../domain/decision.js';
import type { Adjudication } from '../engine/replay.js';
import { liesIn } from '../policy/areas.js';

/** Claims that a policy is not made for. */
export interface ScopeFigures {
  /** Settled before it was in force or after. */
  readonly time: number;
  /** Of persons whose roster row, the one that counts, has an area that is none of the policy's. */
  readonly area: number;
}

const NOT_IN_FORCE = REASONS.indexOf('POLICY_NOT_IN_FORCE');

/** How many claims are outside a policy's period or areas. */
export function outOfScope(
  { claims, decisions, policies, roster }: Adjudication,
  policyIndex: number,
): ScopeFigures {
  const { reason, row } = decisions[policyIndex];
  const { pack } = policies[policyIndex].loaded;
  const isElsewhere = Array.from({ length: roster.areas.size }, (_, number) => {
    const county = roster.areas.text(number);
    return county !== '' && !liesIn(pack, county);
  });
  let time = 0;
  let area = 0;
  for (let claim = 0; claim < claims.count; claim++) {
    if (reason[claim] === NOT_IN_FORCE) time++;
    if (row[claim] >= 0 && isElsewhere[roster.area[row[claim]]]) area++;
  }
  return { time, area };
}

/** So many claims are reported first even where they are a small share. */
const MANY = 100;

/** Whether so many claims are outside a policy's scope that it may be the wrong policy: a hundred, or most. */
export function isManyOutOfScope(outside: number, claims: number): boolean {
  return outside >= MANY || outside * 2 > claims;
}
