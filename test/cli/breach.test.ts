import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Adjudication } from '../../src/engine/replay.js';
import type { FundResults } from '../../src/fund/ledger.js';
import type { ClaimsRead } from '../../src/intake/index.js';
import type { Reconciliation, ReconciliationTotal } from '../../src/reconciliation/index.js';
import { filesOf, scratchFolder } from '../e2e/executable.js';
import { relief } from './relief.js';

/** What the faulty program does to its own results; nothing where it is left alone. */
const fault = vi.hoisted(() => {
  const none = {
    claims: (claims: ClaimsRead): ClaimsRead => claims,
    adjudication: (adjudication: Adjudication): Adjudication => adjudication,
    reconciliation: (reconciliation: Reconciliation): Reconciliation => reconciliation,
    fund: (fund: FundResults): FundResults => fund,
    settlements: <T>(list: T[]): T[] => list,
  };
  return { none, ...none };
});

vi.mock('../../src/intake/claims.js', async (original) => {
  const room = await original<typeof import('../../src/intake/claims.js')>();
  const readClaims: typeof room.readClaims = async (...args) => fault.claims(await room.readClaims(...args));
  return { ...room, readClaims };
});
vi.mock('../../src/engine/replay.js', async (original) => {
  const room = await original<typeof import('../../src/engine/replay.js')>();
  const replayAll: typeof room.replayAll = (...args) => fault.adjudication(room.replayAll(...args));
  return { ...room, replayAll };
});
vi.mock('../../src/reconciliation/reconcile.js', async (original) => {
  const room = await original<typeof import('../../src/reconciliation/reconcile.js')>();
  const reconcile: typeof room.reconcile = (...args) => {
    const found = room.reconcile(...args);
    return found === null ? null : fault.reconciliation(found);
  };
  return { ...room, reconcile };
});
vi.mock('../../src/fund/results.js', async (original) => {
  const room = await original<typeof import('../../src/fund/results.js')>();
  const fundResults: typeof room.fundResults = (...args) => fault.fund(room.fundResults(...args));
  return { ...room, fundResults };
});
vi.mock('../../src/fund/settlement.js', async (original) => {
  const room = await original<typeof import('../../src/fund/settlement.js')>();
  const institutionSettlements: typeof room.institutionSettlements = (...args) =>
    fault.settlements(room.institutionSettlements(...args));
  return { ...room, institutionSettlements };
});

const scratch = scratchFolder();
const SAMPLE = 'samples/wenzhou-stack';
const out = join(scratch, 'relief-out');
const books = join(scratch, 'relief-out-fund');
const adjudicate = () => relief(['adjudicate', join(SAMPLE, 'claims.csv'), '--out', out, '--reports', 'csv']);
const keepAgain = () => relief(['fund', join(SAMPLE, 'fund.csv'), '--decisions', out]);

/** A fen more in the first ledger row that is meant. */
function offByOne(fund: FundResults, isMeant: (entry: string) => boolean, running: boolean): FundResults {
  const at = fund.ledger.findIndex(({ entry }) => isMeant(entry));
  const { fund: name, account } = fund.ledger[at] ?? {};
  const ledger = fund.ledger.map((row, place) => ({
    ...row,
    amount: row.amount + (place === at ? 1 : 0),
    balance: row.balance + (running && place >= at && row.fund === name && row.account === account ? 1 : 0),
  }));
  return { ...fund, ledger };
}

const isPayment = (entry: string): boolean => entry.startsWith('benefit:');

function withSummary(fund: FundResults, item: string): FundResults {
  const at = fund.summary.findIndex((row) => row.item === item);
  const summary = fund.summary.map((row, place) =>
    place === at && 'fen' in row.value ? { ...row, value: { fen: row.value.fen + 1 } } : row,
  );
  return { ...fund, summary };
}

function withTotal(
  reconciliation: Reconciliation,
  dimension: ReconciliationTotal['dimension'],
  column: 'computed' | 'paid' | 'variance',
): Reconciliation {
  const at = reconciliation.totals.findIndex((total) => total.dimension === dimension);
  const totals = reconciliation.totals.map((total, place) =>
    place === at ? { ...total, [column]: total[column] + 1 } : total,
  );
  return { ...reconciliation, totals };
}

const FUND_FAULTS: [string, (fund: FundResults) => FundResults][] = [
  ['a ledger row that its balance does not follow', (fund) => offByOne(fund, () => true, false)],
  ['income that is in the ledger alone', (fund) => offByOne(fund, (entry) => !isPayment(entry), true)],
  ['an opening balance that is not the closing before', (fund) => withSummary(fund, 'opening_balance')],
  ['income that is not in the ledger', (fund) => withSummary(fund, 'total_income')],
  ['expense that is not in the ledger', (fund) => withSummary(fund, 'total_expense')],
  ['a closing balance that does not follow', (fund) => withSummary(fund, 'closing_balance')],
];

const FAULTS: [string, Partial<typeof fault.none>][] = [
  ...FUND_FAULTS.map(([name, change]): (typeof FAULTS)[number] => [name, { fund: change }]),
  [
    'a decision that its benefit lines do not make up',
    {
      adjudication: (adjudication) => {
        const payable = adjudication.decisions[0]?.payable;
        const at = payable?.findIndex((amount) => amount > 0) ?? -1;
        if (payable !== undefined) payable[at] = (payable[at] as number) + 1;
        return adjudication;
      },
    },
  ],
  ['a debt that is on no settlement list', { settlements: (list) => list.slice(1) }],
  ['a claim that is lost', { claims: (claims) => ({ ...claims, files: claims.files.map(oneRowMore) }) }],
  ...(['all', 'institution', 'area', 'category', 'month', 'kind'] as const).flatMap((dimension) =>
    (['computed', 'paid', 'variance'] as const).map((column): (typeof FAULTS)[number] => [
      `the ${column} of one ${dimension}, a fen too high`,
      { reconciliation: (found) => withTotal(found, dimension, column) },
    ]),
  ),
  [
    'a difference that is not listed',
    { reconciliation: (found) => ({ ...found, differences: found.differences.slice(1) }) },
  ],
];

function oneRowMore<F extends { readonly rows: number }>(file: F): F {
  return { ...file, rows: file.rows + 1 };
}

beforeEach(() => {
  Object.assign(fault, fault.none);
});

describe('a run whose figures do not close is a bug, exit status 3, and nothing is written:', () => {
  it.each(FAULTS)('%s', async (_, change) => {
    Object.assign(fault, change);
    const outcome = await adjudicate();
    expect(outcome).toMatchObject({ status: 3, out: '' });
    expect(outcome.err).toMatch(/^internal error: this is a fault in relief, not in your files\./);
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(scratch)).toEqual([]);
  });
});

describe('books kept again that do not close are so, too:', () => {
  it.each([
    ...FUND_FAULTS,
    [
      'a payment that was not decided',
      (fund: FundResults) => ({ ...fund, ledger: fund.ledger.filter(({ entry }) => !isPayment(entry)) }),
    ],
  ])('%s', async (_, change) => {
    expect(await adjudicate()).toMatchObject({ status: 0, err: '' });
    const before = filesOf(out);
    fault.fund = change;
    const outcome = await keepAgain();
    expect(outcome).toMatchObject({ status: 3, out: '' });
    expect(existsSync(books)).toBe(false);
    expect(filesOf(out)).toEqual(before);
  });

  it('nothing is wrong with the program as it is', async () => {
    expect(await keepAgain()).toMatchObject({ status: 0, err: '' });
    expect(existsSync(books)).toBe(true);
  });
});
