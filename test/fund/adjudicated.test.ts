import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Fund, FundEntry, FundEntryKind } from '../../src/domain/fund-entry.js';
import { formatYuan } from '../../src/domain/money.js';
import { type Adjudication, replay } from '../../src/engine/replay.js';
import { closingIdentities, settlementIdentities } from '../../src/fund/identities.js';
import { type PaymentRecord, paymentsOfAdjudication } from '../../src/fund/payments.js';
import { fundResults } from '../../src/fund/results.js';
import { institutionSettlements, personSettlements } from '../../src/fund/settlement.js';
import type { PolicySettings } from '../../src/policy/compile.js';
import { YamlSource } from '../../src/policy/source.js';
import { paymentsOfRecords } from '../support/payments.js';
import { builtInPack, compileFor } from '../support/policies.js';
import { order } from '../support/results.js';
import { claimTable, day, fen, type Row, rosterTable } from '../support/tables.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Inputs and expected payments.csv: the reference cases, and the samples with their golden results. */
const CASES = [
  ...foldersOf(join(root, 'reference')).map((name) => ({
    name,
    inputs: join(root, 'reference', name),
    expected: join(root, 'reference', name, 'expected', 'payments.csv'),
  })),
  ...foldersOf(join(root, 'golden')).map((name) => ({
    name: `sample ${name}`,
    inputs: join(root, '..', 'samples', name),
    expected: join(root, 'golden', name, 'payments.csv'),
  })),
];

describe.each(CASES)('$name', ({ inputs, expected }) => {
  const adjudication = replayFolder(inputs);
  const entries = readCsv(join(inputs, 'fund.csv')).map(fundEntry);
  const results = fundResults(paymentsOfAdjudication(adjudication), entries, adjudication.policies);

  it('pays from each account in each year what the reference says', () => {
    const paid = results.summary
      .filter(({ item }) => item.startsWith('benefit:'))
      .map(({ fund, account, year, item, value }) => ({
        fund,
        account,
        year: String(year),
        benefit: item.slice('benefit:'.length),
        payable: 'fen' in value ? formatYuan(value.fen) : '?',
      }));
    expect(paid).toEqual(readCsv(expected));
  });

  it('closes, and settles with institutions and persons what it decided', () => {
    closingIdentities(results, adjudication);
    settlementIdentities(institutionSettlements(adjudication), personSettlements(adjudication), adjudication);
  });

  it('gives the same books from the lines of an earlier run, in any order, and from fund.csv in any order', () => {
    const { policies } = adjudication;
    const payments = paymentsOfRecords(recordsOf(adjudication).reverse(), policies);
    expect(fundResults(payments, entries.toReversed(), policies)).toEqual(results);
  });
});

it('books a payment on the settlement date, in the area of the roster row taken', () => {
  const claims = claimTable([
    {
      claim_id: 'A',
      person_id: 'P',
      service_type: 'inpatient',
      admitted_on: '2021-12-20',
      discharged_on: '2021-12-30',
      settled_at: '2022-01-05',
      total_amount: '100.00',
      eligible_amount: '100.00',
    },
  ]);
  const roster = rosterTable(
    [
      {
        person_id: 'P',
        identity: 'dibao',
        recognized_on: '2021-01-01',
        valid_to: '2021-12-31',
        area: '330302',
      },
      { person_id: 'P', identity: 'dibao', recognized_on: '2022-01-01', area: '330328' },
    ],
    claims,
  );
  const policies = [compileFor(builtInPack('wenzhou-2020'), claims, roster)];
  // Entitlement is judged on the day of discharge, so the row of 2021 is taken: 80% of 100.00.
  expect(paymentsOfAdjudication(replay(claims, roster, policies))).toEqual([
    {
      day: day('2022-01-05'),
      fund: 'assistance',
      account: '330302',
      policy: 0,
      benefit: 1,
      amount: fen('80.00'),
    },
  ]);
});

/** What the files of a run tell of its payments: the benefit lines, with day and area of the decision. */
function recordsOf({ claims, roster, policies, decisions, lines }: Adjudication): PaymentRecord[] {
  return Array.from({ length: lines.count }, (_, line) => {
    const claim = lines.claim[line] as number;
    const place = lines.policy[line] as number;
    const row = decisions[place]?.row[claim] as number;
    return {
      policy: policies[place]?.id as string,
      settledOn: claims.settledOn[claim] as number,
      area: roster.areas.text(roster.area[row] as number),
      benefit: policies[place]?.benefits[lines.benefit[line] as number]?.id as string,
      payable: lines.payable[line] as number,
    };
  });
}

interface Config {
  readonly policies: readonly string[];
  readonly parameters?: Readonly<Record<string, NonNullable<PolicySettings['parameters']>>>;
  readonly in_force?: Readonly<Record<string, { readonly from?: string; readonly until?: string }>>;
}

function replayFolder(folder: string): Adjudication {
  const config = YamlSource.parse(readFileSync(join(folder, 'relief.yaml'), 'utf8'), 'relief.yaml')
    .data as Config;
  const claims = claimTable(readCsv(join(folder, 'claims.csv')));
  const roster = rosterTable(readCsv(join(folder, 'roster.csv')), claims);
  const policies = config.policies.map((id) => {
    const { from, until } = config.in_force?.[id] ?? {};
    return compileFor(builtInPack(id), claims, roster, {
      parameters: config.parameters?.[id] ?? {},
      inForce: { from: from && day(from), until: until && day(until) } as PolicySettings['inForce'] & object,
    });
  });
  return replay(claims, roster, policies);
}

function fundEntry(row: Row): FundEntry {
  return {
    day: day(row.date as string),
    fund: row.fund as Fund,
    area: row.area as string,
    entry: row.entry as FundEntryKind,
    amount: fen(row.amount as string),
    note: row.note as string,
  };
}

function readCsv(path: string): Row[] {
  return parse(readFileSync(path), { columns: true }) as Row[];
}

function foldersOf(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort(order);
}
