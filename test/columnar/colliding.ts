import { hashBytes } from '../../src/columnar/string-store.js';

/** Letters and digits: what an id may be made of. */
const IN_IDS = new Uint8Array(256);
for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')
  IN_IDS[character.charCodeAt(0)] = 1;

/**
 * So many ids of twelve letters and digits with one hash. The hash takes four bytes at a time and mixes what it has
 * with them by an exclusive or: whatever the first eight bytes are, there are four that bring it where one wants it,
 * and now and then these are letters and digits.
 */
export function collidingIds(count: number): string[] {
  const ids: string[] = [];
  const bytes = Buffer.alloc(12);
  for (let number = 0; ids.length < count; number++) {
    bytes.write(number.toString(36).padStart(8, '0'), 'latin1');
    const tail = (stateAfterEight(bytes) ^ WANTED) >>> 0;
    if (!isInIds(tail)) continue;
    bytes.writeUInt32LE(tail, 8);
    ids.push(bytes.toString('latin1'));
  }
  const hashes = new Set(ids.map((id) => hashBytes(Buffer.from(id), 0, id.length)));
  if (hashes.size !== 1)
    throw new Error(`the ids have ${hashes.size} hashes: the hash has changed, and so must this`);
  return ids;
}

/** So many keys of twelve bytes with one hash, whatever bytes these are. */
export function collidingKeys(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt32LE(Math.imul(number, 0x9e3779b1) >>> 0, 0);
    bytes.writeUInt32LE((stateAfterEight(bytes) ^ WANTED) >>> 0, 8);
    return Uint8Array.from(bytes);
  });
}

const WANTED = 0x12345678;

/** What `hashBytes` has in hand before it takes the last four of twelve bytes. */
function stateAfterEight(bytes: Buffer): number {
  let hash = 12;
  for (const at of [0, 4]) {
    hash = Math.imul(hash ^ bytes.readInt32LE(at), 0x2c1b3c6d);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isInIds(word: number): boolean {
  return [0, 8, 16, 24].every((shift) => IN_IDS[(word >>> shift) & 0xff] === 1);
}
