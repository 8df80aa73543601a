import type { ClaimTable } from '../domain/claim.js';
import { int32, uint8 } from '../domain/columns.js';
import type { RosterTable } from '../domain/recipient.js';

/**
 * Some of the persons of a run. Nothing that one household does bears on another, so the households can be
 * dealt out to several threads, each of which replays its own.
 */
export class Part {
  /** @param partOf Number of the part, by number of the person. */
  constructor(
    private readonly partOf: Uint8Array,
    private readonly number: number,
  ) {}

  /** The claims of these persons, in the order given. */
  claimsOf({ person }: ClaimTable, order: Int32Array): Int32Array {
    const { partOf, number } = this;
    const found = new Int32Array(order.length);
    let count = 0;
    for (const claim of order) if (partOf[person[claim]] === number) found[count++] = claim;
    return found.subarray(0, count);
  }
}

/** The part that has everybody. */
export function everybody(persons: number): Part {
  return new Part(uint8(persons), 0);
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
