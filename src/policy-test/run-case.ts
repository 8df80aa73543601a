import { NO_DAY } from '../domain/calendar.js';
import { noticesOf, REASONS, STATUSES } from '../domain/decision.js';
import { ReliefError } from '../domain/errors.js';
import { formatRatio, formatYuan, parseRatio } from '../domain/money.js';
import { ratiosOfLine } from '../engine/line-ratios.js';
import { type Adjudication, replay, settlementYears } from '../engine/replay.js';
import { readClaimRow, readRosterRow } from '../intake/index.js';
import { parsePackYuan } from '../mechanisms/shape.js';
import { compilePolicy } from '../policy/compile.js';
import type { LoadedPack } from '../policy/load.js';
import { NO_CAP } from '../policy/policy.js';
import { ClaimTable } from '../tables/claim-table.js';
import { RosterTable } from '../tables/roster-table.js';
import type { Expectation, ExpectedLine, WorkedCase } from './cases.js';

/** One thing in which the program and a case disagree. */
export interface Disagreement {
  readonly claimId: string;
  /** What differs, e.g. `payable` or `lines[0].gross`. */
  readonly key: string;
  readonly expected: string;
  readonly got: string;
  /** The line of the claim's expectation in the case file. */
  readonly line: number;
  /** How the case says that its number comes about. */
  readonly arithmetic: string;
}

export interface CaseResult {
  readonly case: WorkedCase;
  readonly disagreements: readonly Disagreement[];
  /** Set where the case could not be run at all. */
  readonly error?: ReliefError;
}

/** Replays the claims of a worked case under its policy and compares everything that the case gives. */
export function runCase(loaded: LoadedPack, item: WorkedCase): CaseResult {
  try {
    return { case: item, disagreements: compare(item, adjudicate(loaded, item)) };
  } catch (error) {
    if (error instanceof ReliefError) return { case: item, disagreements: [], error };
    throw error;
  }
}

/** The case as a run of its own: its roster, its claims, its policy alone. */
function adjudicate(loaded: LoadedPack, item: WorkedCase): Adjudication {
  const claims = new ClaimTable();
  item.claims.forEach((cells, at) => {
    const result = readClaimRow(cells);
    if ('fault' in result) throw rowError(item, ['claims', at], result.fault);
    claims.push(result.row);
  });
  const roster = new RosterTable(claims.personIds);
  item.roster.forEach((cells, at) => {
    const result = readRosterRow(cells, loaded.pack.areaNames);
    if ('fault' in result) throw rowError(item, ['roster', at], result.fault);
    for (const row of result.row) roster.push(row);
  });
  const settings = { parameters: item.parameters, inForce: item.in_force };
  const policy = compilePolicy(loaded, settings, {
    settlementYears: settlementYears(claims),
    rosterHasAtRiskFrom: roster.atRiskFrom.subarray(0, roster.count).some((day) => day !== NO_DAY),
  });
  return replay(claims, roster, [policy]);
}

function rowError(
  item: WorkedCase,
  path: readonly (string | number)[],
  fault: { readonly code: string; readonly column: string; readonly value: string },
): ReliefError {
  return new ReliefError('CASE_ROW', {
    file: item.file,
    line: item.lineOf(path),
    reject: fault.code,
    column: fault.column,
    value: fault.value,
  });
}

function compare(item: WorkedCase, adjudication: Adjudication): Disagreement[] {
  const { claims, order } = adjudication;
  const found: Disagreement[] = [];
  for (let at = 0; at < Math.max(item.expect.length, order.length); at++) {
    const expected = item.expect[at];
    const claim = order[at];
    const claimId = claim === undefined ? '' : claims.claimIds.text(claims.claimId[claim] as number);
    const line = item.lineOf(['expect', at]);
    if (expected === undefined || claim === undefined || expected.claim_id !== claimId) {
      const expectedId = expected?.claim_id ?? '';
      found.push({ claimId, key: 'claim_id', expected: expectedId, got: claimId, line, arithmetic: '' });
      continue;
    }
    const arithmetic = expected.arithmetic ?? '';
    for (const [key, wanted, got] of pairs(expected, adjudication, claim)) {
      if (normal(key, wanted) !== normal(key, got))
        found.push({ claimId, key, expected: wanted, got, line, arithmetic });
    }
  }
  return found;
}

type Pair = readonly [key: string, expected: string, got: string];

/** What a case expects of a claim, and what the program decides. */
function pairs(expected: Expectation, adjudication: Adjudication, claim: number): Pair[] {
  const [decisions] = adjudication.decisions;
  const [policy] = adjudication.policies;
  if (decisions === undefined || policy === undefined) throw new Error('a case has one policy');
  const reason = REASONS[decisions.reason[claim] as number] as string;
  const category = policy.categories[decisions.category[claim] as number]?.code ?? '';
  const found: Pair[] = [
    ['status', expected.status, STATUSES[decisions.status[claim] as number] as string],
    // What is paid has no reason: a case that expects one there is wrong.
    ['reason', expected.reason ?? '', reason],
  ];
  if (expected.category !== undefined) found.push(['category', expected.category, category]);
  if (expected.payable !== undefined) {
    found.push(['payable', expected.payable, formatYuan(decisions.payable[claim] as number)]);
  }
  if (expected.notices !== undefined) {
    found.push([
      'notices',
      expected.notices.join('|'),
      noticesOf(decisions.notices[claim] as number).join('|'),
    ]);
  }
  if (expected.lines !== undefined) {
    const first = decisions.firstLine[claim] as number;
    const count = decisions.lineCount[claim] as number;
    found.push(['lines', String(expected.lines.length), String(count)]);
    expected.lines.slice(0, count).forEach((line, at) => {
      const actual = lineTexts(adjudication, first + at);
      for (const [key, wanted] of Object.entries(line) as [keyof ExpectedLine, string][]) {
        found.push([`lines[${at}].${key}`, wanted, actual[key]]);
      }
    });
  }
  return found;
}

/** A benefit line as benefits.csv writes it. */
function lineTexts(adjudication: Adjudication, line: number): Record<keyof ExpectedLine, string> {
  const { lines, policies } = adjudication;
  const cap = lines.cap[line] as number;
  return {
    benefit: policies[0]?.benefits[lines.benefit[line] as number]?.id ?? '',
    base_amount: formatYuan(lines.base[line] as number),
    burden_before: formatYuan(lines.before[line] as number),
    deductible: formatYuan(lines.deductible[line] as number),
    above_deductible: formatYuan(lines.above[line] as number),
    ratio: ratiosOfLine(adjudication, line).map(formatRatio).join('|'),
    gross: formatYuan(lines.gross[line] as number),
    cap: cap === NO_CAP ? '' : formatYuan(cap),
    paid_before: formatYuan(lines.paidBefore[line] as number),
    payable: formatYuan(lines.payable[line] as number),
    reason: REASONS[lines.reason[line] as number] as string,
  };
}

/** The values of these keys are compared letter for letter; the others are amounts or ratios. */
const WORD_KEYS = new Set(['status', 'reason', 'category', 'notices', 'lines', 'benefit']);

/** 1234.5 and 1234.50 are one amount, 0.80 and 0.8 one ratio. */
function normal(key: string, text: string): string {
  const name = key.replace(/^.*\./, '');
  if (WORD_KEYS.has(name)) return text;
  if (name !== 'ratio') {
    const fen = parsePackYuan(text);
    return fen === undefined ? text : formatYuan(fen);
  }
  const ratios = text.split('|').map((part) => parseRatio(part));
  return ratios.every((ratio) => ratio !== undefined) ? ratios.map(formatRatio).join('|') : text;
}
