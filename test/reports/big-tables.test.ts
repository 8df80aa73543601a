import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CsvRows } from '../../src/columnar/csv-rows.js';
import { CsvWriter } from '../../src/columnar/csv-writer.js';
import type { Adjudication } from '../../src/engine/replay.js';
import { accumulatorRows } from '../../src/reports/accumulators.js';
import { benefitRows } from '../../src/reports/benefits.js';
import { decisionRows } from '../../src/reports/decisions.js';
import { replayFolder } from '../support/folder.js';
import { adjudicate } from '../support/results.js';
import { TOWN } from './town.js';

/** The rows of the items from `from` to before `to`, as text. */
function section(rows: CsvRows, from = 0, to = rows.count): string {
  const csv = new CsvWriter(64);
  rows.write(csv, from, to);
  return Buffer.from(csv.take()).toString('utf8');
}

describe('a table written in sections', () => {
  let adjudication: Adjudication;
  beforeAll(async () => {
    const folder = fileURLToPath(new URL('../reference/wenzhou+charity-1', import.meta.url));
    ({ adjudication } = await replayFolder(join(folder)));
  });

  it.each([
    ['decisions.csv', decisionRows],
    ['benefits.csv', benefitRows],
    ['accumulators.csv', accumulatorRows],
  ])('is the same wherever it is cut, and in whatever order the sections are made: %s', (_, rowsOf) => {
    const rows = rowsOf(adjudication);
    expect(rows.count).toBeGreaterThan(20);
    const whole = section(rows);
    const place = fc.integer({ min: 0, max: rows.count });
    fc.assert(
      fc.property(place, place, fc.boolean(), (a, b, anew) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        const source = anew ? rowsOf(adjudication) : rows;
        const last = section(source, second, rows.count);
        const middle = section(source, first, second);
        expect(section(source, 0, first) + middle + last).toBe(whole);
      }),
    );
  });
});

describe('accumulators.csv', () => {
  it('goes by scope, then by key in code units, then by period, whatever came first', () => {
    const visit = (claim: string, person: string, on: string): Record<string, string> => ({
      claim_id: claim,
      person_id: person,
      service_type: 'outpatient',
      settled_at: on,
      total_amount: '1',
      eligible_amount: '1',
    });
    const recipient = (person: string, household: string, on: string): Record<string, string> => ({
      person_id: person,
      household_id: household,
      identity: 'dibao',
      recognized_on: on,
    });
    // In code units a supplementary character (D842 DFB7) comes before U+FF21, although its code point is higher.
    const adjudication = adjudicate(
      [
        visit('1', '\uff21', '2024-01-05'),
        visit('2', '𠮷', '2024-01-04'),
        visit('3', 'c', '2025-01-03'),
        visit('4', 'b', '2024-01-02'),
        visit('5', 'c', '2024-01-01'),
      ],
      [
        recipient('\uff21', '', '2023-02-01'),
        recipient('𠮷', '', '2023-01-02'),
        recipient('b', 'Z', '2023-03-01'),
        recipient('c', 'a', '2023-01-01'),
      ],
      [TOWN],
    );
    expect(section(accumulatorRows(adjudication))).toBe(
      [
        'town-2024,clinic,burden,household,Z,2023-03-01,1.00',
        'town-2024,clinic,burden,household,a,2023-01-01,2.00',
        'town-2024,clinic,burden,person,𠮷,2023-01-02,1.00',
        'town-2024,clinic,burden,person,\uff21,2023-02-01,1.00',
        'town-2024,clinic,paid,household,Z,2024,1.00',
        'town-2024,clinic,paid,household,a,2024,1.00',
        'town-2024,clinic,paid,household,a,2025,1.00',
        'town-2024,clinic,paid,person,𠮷,2024,1.00',
        'town-2024,clinic,paid,person,\uff21,2024,1.00',
        '',
      ].join('\n'),
    );
  });
});

describe('the ratio of benefits.csv', () => {
  /** The ratios of the lines of one person with one claim after another of these amounts. */
  function ratios(identity: string, amounts: readonly string[]): string[] {
    const adjudication = adjudicate(
      amounts.map((amount, at) => ({
        claim_id: String(at),
        person_id: 'p',
        service_type: 'inpatient',
        settled_at: `2024-01-0${at + 1}`,
        total_amount: '9999',
        eligible_amount: amount,
      })),
      [{ person_id: 'p', identity, recognized_on: '2023-01-01' }],
      [TOWN],
    );
    const lines = section(benefitRows(adjudication)).trimEnd().replaceAll('"3(2), 4"', '').split('\n');
    return lines.map((line) => line.split(',')[8] as string);
  }

  it('names the brackets that applied, which count over the year', () => {
    // 0.5 up to 2,000 and 0.6 above: the claims reach from 0 to 1,500, to 1,500, to 2,000, to 2,500, to 2,600.
    expect(ratios('illness_poverty', ['1500', '0', '500', '500', '100'])).toEqual([
      '0.5',
      '',
      '0.5',
      '0.6',
      '0.6',
    ]);
    expect(ratios('illness_poverty', ['1500', '501'])).toEqual(['0.5', '0.5|0.6']);
  });

  it('is the flat ratio, also below the deductible of 1,000', () => {
    expect(ratios('dibao', ['900', '200'])).toEqual(['0.8', '0.8']);
  });
});
