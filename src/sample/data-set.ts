import { type Adjudication, replay, settlementYears } from '../engine/replay.js';
import { compilePolicy } from '../policy/compile.js';
import { ClaimTable } from '../tables/claim-table.js';
import { drawClaims } from './claims.js';
import type { Ids } from './ids.js';
import { type Answer, fillPayments } from './payments.js';
import { drawPopulation } from './population.js';
import type { Random } from './random.js';
import type { Setting } from './setting.js';

/** On average a person has this many claims a year. */
const CLAIMS_PER_PERSON = 12;

/** Invented families with their claims, what is due for these, and which of them were paid wrongly. */
export interface DataSet {
  /** The claims and the roster, replayed through the policy of the setting. */
  readonly adjudication: Adjudication;
  readonly answers: readonly Answer[];
}

/**
 * Draws a data set. Several drawn with the same ids share no person, household or claim, so a large set can be
 * drawn in parts.
 *
 * @param claims How many claims, at least 1.
 * @param defects How many of them were paid wrongly; one more where that splits a reversed pair.
 */
export function drawDataSet(
  setting: Setting,
  ids: Ids,
  claims: number,
  defects: number,
  random: Random,
): DataSet {
  const table = new ClaimTable();
  const persons = Math.ceil(claims / CLAIMS_PER_PERSON);
  const population = drawPopulation(setting, ids, persons, table.personIds, random);
  drawClaims(setting, ids, population, table, claims, random);
  const policy = compilePolicy(
    setting.loaded,
    { parameters: setting.parameters },
    { settlementYears: settlementYears(table), rosterHasAtRiskFrom: setting.usesRisk },
  );
  const adjudication = replay(table, population.roster, [policy]);
  return { adjudication, answers: fillPayments(adjudication, defects, random) };
}
