import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Fen } from '../src/domain/money.js';
import { loadPolicy } from '../src/policy/load.js';
import { configText } from '../src/sample/config.js';
import { drawDataSet } from '../src/sample/data-set.js';
import { Ids } from '../src/sample/ids.js';
import { addCosts, drawLedger } from '../src/sample/ledger.js';
import { Random } from '../src/sample/random.js';
import {
  CLAIM_HEADER,
  claimCells,
  FUND_HEADER,
  fundCells,
  ROSTER_HEADER,
  rosterCells,
} from '../src/sample/rows.js';
import { settingOf } from '../src/sample/setting.js';
import { csvLine } from '../src/sample/write.js';
import { ShuffledFile } from './shuffled-file.js';

/** The data set is drawn in parts of so many claims, which bounds the memory. Parts share no household. */
const CLAIMS_PER_PART = 20_000;

/** All last digits of identity numbers, so that one county has enough of them for 380 million claims. */
const SEQUENCES = Array.from({ length: 1000 }, (_, number) => String(999 - number).padStart(3, '0'));

export interface Generated {
  readonly claims: number;
  readonly persons: number;
  readonly rosterRows: number;
  /** Size of claims.csv. */
  readonly bytes: number;
}

/**
 * Writes claims.csv, roster.csv, fund.csv and relief.yaml into a folder: what `relief sample` draws, in any size
 * and with the rows of claims.csv in random order. The same for the same seed, on every machine.
 *
 * @param wrong How many claims in a hundred were paid wrongly.
 */
export function generate(
  policy: string,
  claims: number,
  wrong: number,
  seed: number,
  folder: string,
): Generated {
  mkdirSync(folder, { recursive: true });
  const setting = settingOf(loadPolicy(policy));
  const ids = new Ids(setting.counties, SEQUENCES);
  const random = new Random(seed);
  const claimFile = new ShuffledFile(join(folder, 'claims.csv'), csvLine(CLAIM_HEADER), claims, seed + 1);
  const rosterFile = openSync(join(folder, 'roster.csv'), 'w');
  writeSync(rosterFile, csvLine(ROSTER_HEADER));
  const costs = new Map<string, Fen>();
  let persons = 0;
  let rosterRows = 0;
  for (let made = 0; made < claims; made += CLAIMS_PER_PART) {
    const count = Math.min(CLAIMS_PER_PART, claims - made);
    const defects = Math.round((count * wrong) / 100);
    const { adjudication } = drawDataSet(setting, ids, count, defects, random);
    const { claims: drawn, roster } = adjudication;
    for (let claim = 0; claim < count; claim++) claimFile.add(csvLine(claimCells(drawn, claim)));
    let rows = '';
    for (let row = 0; row < roster.count; row++) rows += csvLine(rosterCells(roster, row));
    writeFileSync(rosterFile, rows);
    addCosts(adjudication, costs);
    // The first text of the store is the empty one.
    persons += drawn.personIds.size - 1;
    rosterRows += roster.count;
  }
  closeSync(rosterFile);
  const ledger = drawLedger(setting, costs, random);
  writeFileSync(join(folder, 'fund.csv'), [FUND_HEADER, ...ledger.map(fundCells)].map(csvLine).join(''));
  writeFileSync(join(folder, 'relief.yaml'), configText(setting, policy, folder, seed));
  return { claims, persons, rosterRows, bytes: claimFile.close() };
}
