import type { ClaimTable } from '../domain/claim.js';
import { int32, uint8 } from '../domain/columns.js';
import type { RosterTable } from '../domain/recipient.js';

/*
 * A part are the claims of some households. Nothing that one household does bears on another, so that they can be dealt
 * out to several threads, each of which replays its own.
 */

/** Places that follow each other, from one to before another: the claims of a part, or some days. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The places of a range, in rising order. */
export function placesOf({ from, to }: Range): Int32Array {
  const places = int32(to - from);
  for (let at = 0; at < places.length; at++) places[at] = from + at;
  return places;
}

/** How claims are to lie in memory for a replay in parts. */
export interface Arrangement {
  /** The present places of the claims, in the order in which they are to lie. */
  readonly places: Int32Array;
  /** The order of replay, as places in the new order. */
  readonly order: Int32Array;
  /** Where the claims of each part will lie. */
  readonly ranges: readonly Range[];
}

/**
 * Arranges claims part by part, each part in the order of replay: so each thread reads and writes memory of its own.
 * Were the parts mixed, two threads would write to neighbouring bytes all the time, and each wait for the other.
 *
 * @param order The order of replay.
 * @param partOf The part of each person, by number.
 */
export function arrange(
  claims: ClaimTable,
  order: Int32Array,
  partOf: Uint8Array,
  parts: number,
): Arrangement {
  const partAt = new Uint8Array(order.length);
  // Where the claims of each part begin, by counting those of the parts before.
  const starts = new Array<number>(parts + 1).fill(0);
  for (let at = 0; at < order.length; at++) {
    partAt[at] = partOf[claims.person[order[at]]];
    starts[partAt[at] + 1]++;
  }
  for (let part = 0; part < parts; part++) starts[part + 1] += starts[part];
  const next = starts.slice();
  const places = int32(order.length);
  const arranged = int32(order.length);
  for (let at = 0; at < order.length; at++) {
    const place = next[partAt[at]]++;
    places[place] = order[at];
    arranged[at] = place;
  }
  const ranges = Array.from({ length: parts }, (_, part) => ({ from: starts[part], to: starts[part + 1] }));
  return { places, order: arranged, ranges };
}

/** At most so many parts: their number is kept in 8 bits. */
export const MAX_PARTS = 255;

/**
 * Deals the persons out into parts, so that people who share a household, directly or through others, fall
 * into one part. Returns the part of each person, by number.
 */
export function dealOutPersons(roster: RosterTable, parts: number): Uint8Array {
  const persons = roster.personIds.size;
  // One family tree for persons and, behind them, households: who hangs together ends at the same root.
  const parent = int32(persons + roster.households.size);
  for (let member = 0; member < parent.length; member++) parent[member] = member;
  const rootOf = (member: number): number => {
    let root = member;
    while (parent[root] !== root) root = parent[root];
    for (let at = member; parent[at] !== root; ) {
      const next = parent[at];
      parent[at] = root;
      at = next;
    }
    return root;
  };
  for (let row = 0; row < roster.count; row++) {
    if (roster.household[row] === 0) continue;
    parent[rootOf(roster.person[row])] = rootOf(persons + roster.household[row]);
  }
  const partOf = uint8(persons);
  // Neighbouring numbers are people of one time and place; a multiplication scatters them over the parts.
  for (let person = 0; person < persons; person++) {
    partOf[person] = (Math.imul(rootOf(person), 0x9e3779b1) >>> 8) % parts;
  }
  return partOf;
}
