import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReliefError } from '../../src/domain/errors.js';
import { NO_RULES } from '../../src/domain/reading-rules.js';
import { type FileWarning, readClaims, readRoster } from '../../src/intake/index.js';
import { warnWhereNobodyIsOnRoster } from '../../src/run/nobody-on-roster.js';
import { ClaimTable } from '../../src/tables/claim-table.js';
import { scratch } from '../support/written.js';

const ids = (prefix: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => `${prefix}${from + at}`);

/** What is said of claims of some persons and a roster of others. */
async function saidOf(inClaims: readonly string[], onRoster: readonly string[]): Promise<FileWarning[]> {
  const folder = scratch();
  const claimRows = inClaims.map((id, at) => `${at},x,${id},inpatient,2023-01-05,100,90`);
  const header = 'setl_id,psn_no,certno,med_type,setl_time,medfee_sumamt,inscp_amt';
  const claimsFile = join(folder, 'claims.csv');
  writeFileSync(claimsFile, `${[header, ...claimRows].join('\n')}\n`);
  const rosterFile = join(folder, 'roster.csv');
  const rosterRows = onRoster.map((id) => `${id},dibao,2021-01-01`);
  writeFileSync(rosterFile, `${['person_id,identity,recognized_on', ...rosterRows].join('\n')}\n`);
  const table = new ClaimTable();
  const claims = await readClaims([claimsFile], { rules: { ...NO_RULES, basicPaid: 'absent' } }, table);
  return warnWhereNobodyIsOnRoster(claims, await readRoster(rosterFile, table.personIds));
}

describe('claims and roster that share hardly anybody', () => {
  it('stop where fewer than 5% of the smaller side are on both', async () => {
    // 1 of 21 is 4.8%.
    const said = saidOf(ids('7000000', 100, 120), [...ids('8000000', 100, 199), '7000000100']);
    await expect(said).rejects.toMatchObject({
      code: 'NOBODY_ON_ROSTER',
      details: {
        persons: 21,
        recipients: 101,
        shared: 1,
        column: 'certno',
        others: 'psn_no',
        example: '***',
        roster_column: 'person_id',
        roster_others: '–',
      },
    } satisfies Partial<ReliefError>);
  });

  it('go on at 5%, whichever side is the smaller', async () => {
    // 1 of 20.
    const few = ids('7000000', 100, 119);
    const many = [...ids('8000000', 100, 199), '7000000100'];
    expect(await saidOf(few, many)).toEqual([]);
    expect(await saidOf(many, few)).toEqual([]);
    await expect(saidOf(many, ids('7000000', 100, 120))).rejects.toMatchObject({ code: 'NOBODY_ON_ROSTER' });
  });

  it('count persons, not rows', async () => {
    // 19 persons with two claims each.
    const nineteen = ids('P', 100, 118);
    const said = await saidOf([...nineteen, ...nineteen], ids('Q', 100, 199));
    expect(said).toMatchObject([{ code: 'NONE_ON_ROSTER', column: 'certno', count: 19 }]);
  });

  it('are as they should be where one of few is on both', async () => {
    expect(await saidOf(ids('P', 1, 19), ['P1', ...ids('Q', 1, 30)])).toEqual([]);
  });

  it('count a number of 15 digits as the one of 18 that it became', async () => {
    expect(await saidOf(['530402741102002'], ['530402197411020023'])).toEqual([]);
    expect(await saidOf(['530402-19741102-002 3'], ['530402741102002'])).toEqual([]);
  });
});
