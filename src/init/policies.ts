import type { Day } from '../domain/calendar.js';
import { IDENTITIES, type Identity } from '../domain/identities.js';
import { builtInIds, loadPolicy } from '../policy/load.js';
import { NO_END } from '../policy/policy.js';
import type { Pack } from '../policy/schema.js';
import { claimsBetween, type Folder } from './folder.js';

/** A built-in policy that covers the area of the data and knows some of its recipients. */
export interface Candidate {
  readonly pack: Pack;
  /** Roster rows in its area with an identity that it knows; claims of its institutions where no row has an area. */
  readonly rows: number;
  /** Claims settled while it was in force, before that and after that. */
  readonly inForce: number;
  readonly before: number;
  readonly after: number;
}

/** The policies that the data suggest. */
export interface Stack {
  /** The policies that fit by area and dates, in the order of the stack. */
  readonly fitting: readonly Candidate[];
  /** Those that fit by area, but no claim was settled while they were in force. */
  readonly outOfForce: readonly Candidate[];
  /** Those of another area, to which fewer rows belong. */
  readonly elsewhere: readonly Candidate[];
}

/** Finds the built-in policies that fit the areas, the identities and the dates of a folder. */
export function fittingStack(folder: Folder): Stack {
  const candidates = builtInIds()
    .map((id) => candidateOf(loadPolicy(id).pack, folder))
    .filter(({ rows }) => rows > 0)
    .sort(inStackOrder);
  const [main] = [...candidates].sort((a, b) => b.rows - a.rows);
  const here = candidates.filter(({ pack }) => main !== undefined && shareArea(pack, main.pack));
  return {
    fitting: here.filter(({ inForce }) => inForce > 0),
    outOfForce: here.filter(({ inForce }) => inForce === 0),
    elsewhere: candidates.filter((candidate) => !here.includes(candidate)),
  };
}

function candidateOf(pack: Pack, folder: Folder): Candidate {
  const { from, until = NO_END } = pack.in_force;
  const { claims } = folder;
  const inForce = claimsBetween(claims, from, until);
  const before = claimsBetween(claims, Number.NEGATIVE_INFINITY, (from - 1) as Day);
  return { pack, rows: rowsOf(pack, folder), inForce, before, after: claims.count - inForce - before };
}

/** Medical assistance comes first; within a fund, the older document. */
function inStackOrder(a: Candidate, b: Candidate): number {
  const funds = Number(a.pack.fund.name !== 'assistance') - Number(b.pack.fund.name !== 'assistance');
  return funds || a.pack.in_force.from - b.pack.in_force.from || (a.pack.id < b.pack.id ? -1 : 1);
}

function rowsOf(pack: Pack, { claims, roster }: Folder): number {
  if (roster !== undefined && hasAreas(roster.area.subarray(0, roster.count))) {
    const isHere = flagsOf(roster.areas.size, (area) => isInArea(pack, roster.areas.text(area)));
    const known = identitiesOf(pack);
    let rows = 0;
    for (let row = 0; row < roster.count; row++) {
      if (isHere[roster.area[row]] === 1 && known.has(IDENTITIES[roster.identity[row]])) rows++;
    }
    return rows;
  }
  // The national code of an institution is a letter and the county code before its own number.
  const isHere = flagsOf(claims.institutions.size, (text) => {
    const county = /^[A-Z](\d{6})\d+$/.exec(claims.institutions.text(text))?.[1];
    return county !== undefined && isInArea(pack, county);
  });
  let rows = 0;
  for (let claim = 0; claim < claims.count; claim++) rows += isHere[claims.institution[claim]];
  return rows;
}

function hasAreas(areas: Int32Array): boolean {
  return areas.some((area) => area !== 0);
}

function flagsOf(size: number, holds: (text: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: size }, (_, text) => (holds(text) ? 1 : 0));
}

function isInArea({ areas = [] }: Pack, county: string): boolean {
  return areas.some((prefix) => county.startsWith(prefix));
}

function shareArea({ areas = [] }: Pack, other: Pack): boolean {
  return areas.some((a) => (other.areas ?? []).some((b) => a.startsWith(b) || b.startsWith(a)));
}

/** The identities that a policy puts into its categories. */
export function identitiesOf(pack: Pack): Set<Identity> {
  const entries = pack.categories.flatMap((category) => category.identities);
  return new Set(entries.map((entry) => (typeof entry === 'string' ? entry : entry.identity)));
}
