import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { readRejects } from '../src/intake/index.js';
import { csvRecords, csvRows, scratch, writtenRun } from './support/written.js';

/** What a spreadsheet would run: each in every column that takes any text. */
const FORMULAS = ['=1+1', '+2', '-5', '@SUM(A1)', '=HYPERLINK("http://x","y,z")'];

const CLAIM_COLUMNS = [
  'claim_id',
  'person_id',
  'service_type',
  'settled_at',
  'institution_id',
  'total_amount',
  'eligible_amount',
  'assistance_paid',
  'channel',
  'reverses',
];

/** Claims, a roster and a ledger whose texts are formulas; one row of each cannot be read, and is rejected. */
function folderOfFormulas(): string {
  const folder = scratch();
  const claims = FORMULAS.map((text) => [
    text,
    `${text}1`,
    'inpatient',
    '2021-05-06',
    `${text}2`,
    '100.00',
    '80.00',
    '1.00',
    'manual',
    '',
  ]);
  const refund = ['-6', '-51', 'inpatient', '2021-05-07', '-52', '-100.00', '-80.00', '', 'manual', '-5'];
  const bad = ['=cmd()', '=p', '=service', '2021-05-06', '', '1.00', '1.00', '', 'manual', ''];
  const roster = FORMULAS.map((text) => [`${text}1`, `${text}3`, text, 'dibao', '2020-01-01']);
  const fund = FORMULAS.map((text) => ['2021-01-01', 'assistance', '330302', 'interest', '1.00', text]);
  write('claims.csv', [CLAIM_COLUMNS, ...claims, refund, bad]);
  write('roster.csv', [['person_id', 'household_id', 'name', 'identity', 'recognized_on'], ...roster]);
  write('fund.csv', [['date', 'fund', 'area', 'entry', 'amount', 'note'], ...fund]);
  writeFileSync(join(folder, 'relief.yaml'), 'policies: [wenzhou-2020]\nbasic_paid: absent\n');
  return folder;

  function write(name: string, rows: readonly (readonly string[])[]): void {
    writeFileSync(join(folder, name), stringify(rows as string[][]));
  }
}

describe('cells that a spreadsheet would run as a formula', () => {
  it('come out harmless in every CSV file', async () => {
    const folder = folderOfFormulas();
    const target = await writtenRun({ claims: [join(folder, 'claims.csv')] }, folder);
    const files = readdirSync(target).filter((name) => name.endsWith('.csv'));
    expect(files.length).toBeGreaterThan(9);
    const cells = files.flatMap((name) => csvRows(join(target, name)).flat());
    const runnable = cells.filter(
      (cell) => /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell) && !/^-\d+\.\d\d$/.test(cell),
    );
    expect(runnable).toEqual([]);
    // They are there all the same, with an apostrophe before them.
    for (const text of FORMULAS) expect(cells).toContain(`'${text}`);
  });

  it('are read back as what they were', async () => {
    const folder = folderOfFormulas();
    const target = await writtenRun({ claims: [join(folder, 'claims.csv')] }, folder);
    const decisions = csvRecords(join(target, 'decisions.csv'));
    const names = new Map(
      csvRecords(join(target, 'settlement_individuals.csv')).map(({ person_id, name }) => [person_id, name]),
    );
    expect(names.get("'=1+11")).toBe("'=1+1");

    // The same data with the cells of the results in the place of the original ones.
    const again = scratch();
    const roster = new Map(decisions.map((row) => [row.person_id, row]));
    writeFileSync(
      join(again, 'claims.csv'),
      stringify([
        CLAIM_COLUMNS,
        ...decisions.map((row) => [
          row.claim_id,
          row.person_id,
          row.service_type,
          row.settled_at,
          row.institution_id,
          row.total_amount,
          row.total_amount.replace('100', '80'),
          row.claim_id === "'-6" ? '' : '1.00',
          row.channel,
          row.claim_id === "'-6" ? "'-5" : '',
        ]),
      ]),
    );
    writeFileSync(
      join(again, 'roster.csv'),
      stringify([
        ['person_id', 'household_id', 'name', 'identity', 'recognized_on'],
        ...[...roster.values()].map((row) => {
          const text = row.person_id.slice(0, -1);
          return [row.person_id, `${text}3`, text, 'dibao', '2020-01-01'];
        }),
      ]),
    );
    writeFileSync(join(again, 'relief.yaml'), 'policies: [wenzhou-2020]\nbasic_paid: absent\n');
    const secondTarget = await writtenRun({ claims: [join(again, 'claims.csv')] }, again);
    for (const name of ['decisions.csv', 'benefits.csv', 'settlement_individuals.csv']) {
      expect(csvRows(join(secondTarget, name)), name).toEqual(csvRows(join(target, name)));
    }
  });

  it('are whole in rejects.csv, for whoever corrects the row', async () => {
    const folder = folderOfFormulas();
    const target = await writtenRun({ claims: [join(folder, 'claims.csv')] }, folder);
    const { rejects } = await readRejects(join(target, 'rejects.csv'));
    expect(rejects).toEqual([
      {
        file: join(folder, 'claims.csv'),
        line: 8,
        column: 'service_type',
        code: 'UNKNOWN_SERVICE',
        value: '=service',
        row: '=cmd(),=p,=service,2021-05-06,,1.00,1.00,,manual,',
      },
    ]);
  });
});
