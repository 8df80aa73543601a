import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  REFUND_FLAGGED,
  REFUND_REFUSED,
  REVERSES_NOTHING,
  REVERSES_UNNAMED,
} from '../../src/domain/claim.js';
import { type ClaimsRead, readClaims } from '../../src/intake/index.js';
import { contentOf, fileWith } from './files.js';

const HEADER =
  'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid,assistance_paid,reverses,refund_flag';

/** A row under HEADER: what differs from a bill of 1,000.00 with 900.00 eligible, 400.00 from insurance, 350.00 paid. */
function row(
  id: string,
  more: Partial<Record<'day' | 'person' | 'amounts' | 'reverses' | 'flag', string>> = {},
) {
  const { day = '2023-05-01', person = 'P1', amounts = '1000,900,400,350', reverses = '', flag = '' } = more;
  return `${id},${person},inpatient,${day},${amounts},${reverses},${flag}`;
}

const BACK = '-1000,-900,-400,-350';

async function read(rows: readonly string[], header = HEADER): Promise<ClaimsRead> {
  return readClaims([fileWith(`${[header, ...rows].join('\n')}\n`)]);
}

/** Each claim as `id total reverses marks`, in the order of the table. */
function claimsOf({ claims }: ClaimsRead): string[] {
  return Array.from({ length: claims.count }, (_, at) => {
    const named = claims.reverses[at] as number;
    const reverses =
      named === REVERSES_NOTHING ? '-' : named === REVERSES_UNNAMED ? '?' : claims.reversedIds.text(named);
    const marks = [
      ...((claims.refund[at] as number) & REFUND_FLAGGED ? ['flagged'] : []),
      ...((claims.refund[at] as number) & REFUND_REFUSED ? ['refused'] : []),
    ];
    const id = claims.claimIds.text(claims.claimId[at] as number);
    return [id, (claims.total[at] as number) / 100, reverses, ...marks].join(' ');
  });
}

function rejectsOf({ rejects }: ClaimsRead): string[] {
  return rejects.map(({ line, code }) => `${line} ${code}`);
}

describe('two rows with one claim_id', () => {
  it('are a pair where one is the exact opposite of the other, whichever comes first in the file', async () => {
    const rows = [row('A', { day: '2023-05-02', amounts: BACK }), row('A')];
    const found = await read(rows);
    expect(claimsOf(found)).toEqual(['A -1000 A', 'A 1000 -']);
    expect(rejectsOf(found)).toEqual([]);
  });

  it('also where the link is the own number, on one or on both', async () => {
    const one = await read([row('A'), row('A', { amounts: BACK, reverses: 'A' })]);
    const both = await read([row('A', { reverses: 'A' }), row('A', { amounts: BACK, reverses: 'A' })]);
    for (const found of [one, both]) expect(claimsOf(found)).toEqual(['A 1000 -', 'A -1000 A']);
  });

  it('are a pair without signs where both are flagged, at two times, or one names its own number', async () => {
    const flagged = await read([row('A', { flag: '1', day: '2023-05-02' }), row('A', { flag: '1' })]);
    expect(claimsOf(flagged)).toEqual(['A 1000 A flagged', 'A 1000 - flagged']);
    const linked = await read([row('A'), row('A', { reverses: 'A' })]);
    expect(claimsOf(linked)).toEqual(['A 1000 -', 'A 1000 A']);
  });

  it('are a claim and its repeat where they say the same: two exports that overlap', async () => {
    const found = await read([row('A', { flag: '1' }), row('A', { flag: '1' })]);
    expect(claimsOf(found)).toEqual(['A 1000 - flagged']);
    expect(rejectsOf(found)).toEqual(['3 DUPLICATE_CLAIM_ID']);
    expect(found.rejects[0]).toMatchObject({ first: { line: 2 } });
  });

  it.each([
    ['of two persons', row('A', { amounts: BACK, flag: '1', person: 'P2', day: '2023-05-02' })],
    ['of another amount', row('A', { amounts: '-300,-300,-100,-140', flag: '1', day: '2023-05-02' })],
    ['where the refund names another claim', row('A', { amounts: BACK, reverses: 'B', day: '2023-05-02' })],
    ['alike, flagged on one row only', row('A', { flag: '1', day: '2023-05-02' })],
  ])('are none %s: the first counts, and a refund of it is missing', async (_, second) => {
    const found = await read([row('A'), second]);
    expect(claimsOf(found)).toEqual(['A 1000 - refused']);
    expect(rejectsOf(found)).toEqual(['3 DUPLICATE_CLAIM_ID']);
  });

  it('are doubles where neither is a refund, and nothing is missing', async () => {
    const found = await read([row('A'), row('A', { amounts: '2000,900,400,350', day: '2023-05-02' })]);
    expect(claimsOf(found)).toEqual(['A 1000 -']);
    expect(rejectsOf(found)).toEqual(['3 DUPLICATE_CLAIM_ID']);
  });

  it('three are never a pair: the first counts, and is told of a refund among the others', async () => {
    const back = row('A', { amounts: BACK, flag: '1', day: '2023-05-02' });
    const again = row('A', { day: '2023-05-03' });
    const found = await read([again, back, row('A')]);
    expect(claimsOf(found)).toEqual(['A 1000 - refused']);
    expect(rejectsOf(found)).toEqual(['2 DUPLICATE_CLAIM_ID', '3 DUPLICATE_CLAIM_ID']);
  });
});

describe('a negative row that says nothing of a refund, although the file has a column for it', () => {
  it('is the refund of the row with its number, where it is its exact opposite', async () => {
    const found = await read([row('A'), row('A', { amounts: BACK, day: '2023-05-02' })]);
    expect(claimsOf(found)).toEqual(['A 1000 -', 'A -1000 A']);
    expect(rejectsOf(found)).toEqual([]);
  });

  it('else it is rejected for its sign, as it was, and the row with its number waits', async () => {
    const part = row('A', { amounts: '-300,-300,-100,-140', day: '2023-05-02' });
    const found = await read([row('A'), part, row('B', { amounts: BACK }), row('C')]);
    expect(claimsOf(found)).toEqual(['A 1000 - refused', 'C 1000 -']);
    expect(rejectsOf(found)).toEqual(['3 NEGATIVE_AMOUNT', '4 NEGATIVE_AMOUNT']);
    expect(found.rejects.map(({ column, value }) => `${column} ${value}`)).toEqual([
      'total_amount -300',
      'total_amount -1000',
    ]);
    expect(found.files[0]).toMatchObject({ rows: 4, rejected: 2 });
  });
});

describe('a refund that cannot be read', () => {
  it.each([
    ['has a bad date', row('R', { amounts: BACK, reverses: 'A', day: '2023-02-30' }), 'BAD_DATE'],
    ['has a damaged person', row('R', { amounts: BACK, reverses: 'A', person: '330***1' }), 'DAMAGED_ID'],
    ['has a cell too many', `${row('R', { amounts: BACK, reverses: 'A' })},x`, 'TOO_MANY_CELLS'],
    ['has a cell too few', row('R', { amounts: BACK, reverses: 'A' }).replace(/,$/, ''), 'TOO_FEW_CELLS'],
    ['has a stray quote', row('R', { amounts: BACK, reverses: 'A', person: 'P"1' }), 'BAD_VALUE'],
    [
      'has an amount with a letter',
      row('R', { amounts: '-1O00,-900,-400,-350', reverses: 'A' }),
      'BAD_AMOUNT',
    ],
    ['bears the number of the claim', row('A', { amounts: '-1O00,-900,-400,-350' }), 'BAD_AMOUNT'],
    ['bears its number and the flag', row('A', { amounts: '1O00,900,400,350', flag: '1' }), 'BAD_AMOUNT'],
  ])('leaves the claim waiting where it %s', async (_, refund, code) => {
    const found = await read([refund, row('A'), row('B')]);
    expect(claimsOf(found)).toEqual(['A 1000 - refused', 'B 1000 -']);
    expect(rejectsOf(found)).toEqual([`2 ${code}`]);
  });

  it('leaves it waiting across files', async () => {
    const one = fileWith(`${HEADER}\n${row('R', { amounts: BACK, reverses: 'A', day: 'x' })}\n`);
    const other = fileWith(`${HEADER}\n${row('A')}\n`);
    for (const paths of [
      [one, other],
      [other, one],
    ]) {
      expect(claimsOf(await readClaims(paths))).toEqual(['A 1000 - refused']);
    }
  });

  it('does not bear on others where it is no refund', async () => {
    const found = await read([row('B', { day: 'x' }), row('A'), row('B')]);
    expect(claimsOf(found)).toEqual(['A 1000 -', 'B 1000 -']);
  });

  it('and one whose original cannot be read takes back no other claim', async () => {
    const found = await read([row('A', { day: 'x' }), row('A', { amounts: BACK, flag: '1' }), row('B')]);
    // It names itself: of all claims with its amount none may be taken for its original.
    expect(claimsOf(found)).toEqual(
      ['A -1000 A flagged refused', 'B 1000 -'].map((c) => c.replace(' refused', '')),
    );
  });
});

describe('a row that only corrects what was paid', () => {
  it('stands behind the claims, in the order of replay', async () => {
    const found = await read([
      row('K2', { amounts: '0,0,0,-60', day: '2023-04-02' }),
      row('A'),
      row('K1', { amounts: '0,0,0,100', day: '2023-04-01' }),
      row('K0', { amounts: '0,0,,-5', day: '2023-04-02', reverses: 'A', flag: '1' }),
    ]);
    const { claims } = found;
    expect(claimsOf(found)).toEqual(['A 1000 -']);
    const corrections = [1, 2, 3].map(
      (at) => `${claims.claimIds.text(claims.claimId[at] as number)} ${claims.assistancePaid[at]}`,
    );
    expect(claims.corrections).toBe(3);
    expect(corrections).toEqual(['K1 10000', 'K0 -500', 'K2 -6000']);
    expect(rejectsOf(found)).toEqual([]);
  });

  it('is none where there is a bill, and none where nothing was paid', async () => {
    const found = await read([
      row('A', { amounts: '0,0,0,0' }),
      row('B', { amounts: '0,0,5,100' }),
      row('C', { amounts: '1,0,0,100' }),
    ]);
    expect(found.claims.corrections).toBe(0);
    expect(found.claims.count).toBe(3);
  });

  it('must have a number of its own', async () => {
    const found = await read([row('A'), row('A', { amounts: '0,0,0,100', day: '2023-06-01' })]);
    expect(found.claims.corrections).toBe(0);
    expect(rejectsOf(found)).toEqual(['3 DUPLICATE_CLAIM_ID']);
  });

  it('with a negative amount that belongs to a bill is rejected', async () => {
    const header = `${HEADER},other_paid`;
    const found = await read([`${row('A', { amounts: '0,0,-5,100' })},5`], header);
    expect(rejectsOf(found)).toEqual(['2 NEGATIVE_AMOUNT']);
  });
});

describe('whatever rows there are', () => {
  const cell = fc.record({
    id: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
    person: fc.constantFrom('P1', 'P1', 'P1', 'P2'),
    day: fc.constantFrom('2023-05-01', '2023-05-01 00:00:00', '2023-05-02', '2023-05-02 10:00:00', 'x'),
    amounts: fc.constantFrom(
      '1000,900,400,350',
      '1000,900,400,350',
      BACK,
      BACK,
      '-300,-300,-100,-140',
      '-1000,-900,-400,0',
      '0,0,0,100',
      '0,0,0,-60',
      '1O00,900,400,350',
      '-1O00,900,400,350',
    ),
    reverses: fc.constantFrom('', '', '', 'A', 'B', 'C'),
    flag: fc.constantFrom('', '', '1'),
  });
  const headers = fc.constantFrom(HEADER, HEADER.replace(',reverses', ',insutype'));
  const drawn = fc.tuple(
    headers,
    fc.array(cell, { minLength: 1, maxLength: 12, size: 'max' }),
    fc.infiniteStream(fc.nat()),
  );

  it('neither their order nor how they lie in files matters, and none is lost', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ([header, cells, random]) => {
        const rows = cells.map(({ id, ...more }) => row(id, more));
        const shuffled = rows
          .map((text) => ({ text, key: random.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ text }) => text);
        const cut = (random.next().value as number) % (rows.length + 1);
        const parts = [shuffled.slice(0, cut), shuffled.slice(cut)];
        const whole = await read(rows, header);
        const split = await readClaims(parts.map((part) => fileWith(`${[header, ...part].join('\n')}\n`)));
        expect(contentOf(split.claims)).toEqual(contentOf(whole.claims));
        const reasons = ({ rejects }: ClaimsRead) => rejects.map(({ code, row }) => `${code} ${row}`).sort();
        expect(reasons(split)).toEqual(reasons(whole));
        for (const { claims, rejects } of [whole, split]) {
          expect(claims.count + claims.corrections + rejects.length).toBe(rows.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
