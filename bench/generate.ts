import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { formatDay, formatMoment, NO_DAY } from '../src/domain/calendar.js';
import { type Fen, formatYuan } from '../src/domain/money.js';
import type { Recipient } from '../src/tables/roster-table.js';
import { type GeneratedClaim, type Household, MOST_PERSONS, Population } from './population.js';
import { Random } from './random.js';
import { type Paid, SettlementSystem } from './settlement-system.js';
import { ShuffledFile } from './shuffled-file.js';
import type { Town } from './towns.js';

/** Households are adjudicated so many claims at a time, which bounds the memory. */
const CLAIMS_PER_BATCH = 20_000;

/** On average a person has twelve. */
const LEAST_CLAIMS_OF_A_PERSON = 10;

const CLAIM_COLUMNS =
  'claim_id,person_id,service_type,admitted_on,discharged_on,settled_at,institution_id,designated,place,referral,program,exclusion,total_amount,eligible_amount,basic_paid,catastrophic_paid,supplementary_paid,other_paid,assistance_paid,channel,filed_on,reverses';
const ROSTER_COLUMNS =
  'person_id,household_id,name,identity,recognized_on,valid_from,valid_to,area,local_resident,insurance';

export interface Generated {
  readonly claims: number;
  readonly persons: number;
  readonly rosterRows: number;
  /** Size of claims.csv. */
  readonly bytes: number;
}

/**
 * Writes claims.csv, roster.csv, fund.csv and relief.yaml of an invented year into a folder: the same for the
 * same seed, on every machine. The columns are those that peer.sql reads, and behind them what other policies
 * need. What the settlement system paid is what the policy computes, but for two claims in a hundred.
 */
export function generate(town: Town, claims: number, seed: number, folder: string): Generated {
  if (claims / LEAST_CLAIMS_OF_A_PERSON > MOST_PERSONS)
    throw new RangeError('there are not so many identity numbers');
  mkdirSync(folder, { recursive: true });
  const settlement = new SettlementSystem(town, new Random(seed + 1));
  const population = new Population(town, new Random(seed));
  const claimFile = new ShuffledFile(
    join(folder, 'claims.csv'),
    `${CLAIM_COLUMNS}${town.fund === 'charity' ? ',charity_paid' : ''}\n`,
    claims,
    seed + 2,
  );
  const rosterFile = openSync(join(folder, 'roster.csv'), 'w');
  writeSync(rosterFile, `${ROSTER_COLUMNS}${hasPeer(town) ? '' : ',household_capacity,at_risk_from'}\n`);
  let made = 0;
  let rosterRows = 0;
  while (made < claims) {
    const batch = takeHouseholds(population, Math.min(CLAIMS_PER_BATCH, claims - made));
    const paid = settlement.pay(batch);
    batch.claims.forEach((claim, place) => {
      claimFile.add(claimRow(claim, paid[place], town));
    });
    writeSync(rosterFile, batch.recipients.map((recipient) => rosterRow(recipient, town)).join(''));
    made += batch.claims.length;
    rosterRows += batch.recipients.length;
  }
  closeSync(rosterFile);
  writeFileSync(join(folder, 'fund.csv'), fundFile(town, claims));
  writeFileSync(join(folder, 'relief.yaml'), town.config);
  return { claims: made, persons: population.size, rosterRows, bytes: claimFile.close() };
}

/** Whether the peer in SQL reads the set, which must then have exactly its columns. */
export function hasPeer(town: Town): boolean {
  return town.policy === 'dongyang-2020';
}

function takeHouseholds(population: Population, claims: number): Household {
  const batch = { recipients: [] as Recipient[], claims: [] as GeneratedClaim[] };
  while (batch.claims.length < claims) {
    const household = population.next(claims - batch.claims.length);
    batch.recipients.push(...household.recipients);
    batch.claims.push(...household.claims);
  }
  return batch;
}

function claimRow(claim: GeneratedClaim, paid: Paid, town: Town): string {
  const day = formatDay;
  const columns = `${claim.claimId},${claim.person},${claim.service},${day(claim.admittedOn!)},${day(claim.dischargedOn!)},${formatMoment(claim.settledOn, claim.settledSecond!)},${claim.institution},${claim.designated},${claim.careLocation},${claim.referral},${claim.program},${claim.exclusion},${formatYuan(claim.total)},${formatYuan(claim.eligible)},${yuan(claim.basicPaid)},${yuan(claim.catastrophicPaid)},${yuan(claim.supplementaryPaid)},${yuan(claim.otherPaid!)},${yuan(paid.assistance)},${claim.channel},${day(claim.filedOn!)},${claim.reverses ?? ''}`;
  return town.fund === 'charity' ? `${columns},${yuan(paid.charity)}\n` : `${columns}\n`;
}

function rosterRow(recipient: Recipient, town: Town): string {
  const { validFrom = NO_DAY, validTo = NO_DAY, atRiskFrom = NO_DAY } = recipient;
  const columns = `${recipient.person},${recipient.household},${recipient.name},${recipient.identity},${formatDay(recipient.recognizedOn)},${formatDay(validFrom)},${formatDay(validTo)},${recipient.area},${recipient.localResident},${recipient.insurance}`;
  if (hasPeer(town)) return `${columns}\n`;
  return `${columns},${formatYuan(recipient.householdCapacity!)},${formatDay(atRiskFrom)}\n`;
}

/** Blank where nothing was paid. */
function yuan(fen: Fen): string {
  return fen === 0 ? '' : formatYuan(fen);
}

/** Budgets of the quarters and a contribution paid out of them, in each account that the fund is kept in. */
function fundFile(town: Town, claims: number): string {
  const rows = ['date,fund,area,entry,amount,note'];
  for (const account of town.accounts) {
    const quarter = formatYuan(Math.round((claims / town.accounts.length) * town.quarterPerClaim * 100));
    const row = (day: string, entry: string, amount: string) =>
      rows.push(`${town.year}-${day},${town.fund},${account},${entry},${amount},`);
    row('01-01', 'opening_balance', quarter);
    for (const day of ['01-15', '04-15', '07-15', '10-15']) row(day, 'budget_county', quarter);
    row('12-10', 'insurance_subsidy', '1000000.00');
  }
  return `${rows.join('\n')}\n`;
}
