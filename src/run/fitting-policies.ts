import { type Day, formatDay } from '../domain/calendar.js';
import { ReliefError } from '../domain/errors.js';
import { liesIn } from '../policy/areas.js';
import { builtInIds, type LoadedPack, loadPolicy } from '../policy/load.js';
import { NO_END, type Policy } from '../policy/policy.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';

/** How many areas of the roster a message names. */
const AREAS_NAMED = 3;

/**
 * Refuses a stack none of whose policies is made for any area of the roster: the data are of another place. A roster
 * without areas is never refused. Errors: ROSTER_OF_OTHER_AREAS, with the built-in policies of these areas.
 */
export function refuseOtherAreas(
  stack: readonly { readonly loaded: LoadedPack }[],
  roster: RosterTable,
): void {
  const areas = areasByRows(roster);
  if (areas.length === 0) return;
  if (stack.some(({ loaded }) => areas.some((area) => liesIn(loaded.pack, area)))) return;
  const fitting = builtInIds().filter((id) => {
    const { pack } = loadPolicy(id);
    return areas.some((area) => liesIn(pack, area));
  });
  throw new ReliefError('ROSTER_OF_OTHER_AREAS', {
    policies: stack.map(({ loaded }) => loaded.pack.id).join(', '),
    areas: areas.slice(0, AREAS_NAMED).join(', '),
    fitting: fitting.join(', '),
  });
}

/** The areas of the roster, those of most rows first, between equals by code. */
function areasByRows(roster: RosterTable): string[] {
  const rows = new Map<number, number>();
  for (let row = 0; row < roster.count; row++) {
    const area = roster.area[row];
    if (area !== 0) rows.set(area, (rows.get(area) ?? 0) + 1);
  }
  return [...rows]
    .map(([area, count]) => ({ area: roster.areas.text(area), count }))
    .sort((a, b) => b.count - a.count || (a.area < b.area ? -1 : 1))
    .map(({ area }) => area);
}

/** Refuses a run none of whose claims was settled while a policy was in force. Errors: NO_POLICY_IN_FORCE. */
export function refuseOtherTimes(policies: readonly Policy[], claims: ClaimTable): void {
  if (claims.count === 0) return;
  let first: Day = Number.POSITIVE_INFINITY;
  let last: Day = Number.NEGATIVE_INFINITY;
  for (let claim = 0; claim < claims.count; claim++) {
    const day = claims.settledOn[claim];
    if (policies.some(({ from, until }) => from <= day && day <= until)) return;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  throw new ReliefError('NO_POLICY_IN_FORCE', {
    first: formatDay(first),
    last: formatDay(last),
    policies: policies
      .map(
        ({ id, from, until }) => `${id} (${formatDay(from)} – ${until === NO_END ? '' : formatDay(until)})`,
      )
      .join(', '),
    policy: policies[0].id,
  });
}
