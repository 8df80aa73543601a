import { yearOf } from '../domain/calendar.js';
import { formatRatio, type Ratio } from '../domain/money.js';
import { RATIO_UNIT } from '../domain/recipient.js';
import type { Adjudication } from '../engine/replay.js';
import { NO_CAP, type Standard } from '../policy/policy.js';
import { partsInTiers } from '../rules/benefit-line.js';
import { standardOf } from '../rules/coverage.js';
import { tiersOf } from '../rules/standard-of-row.js';
import { CellCache, REASON_CELLS } from './cells.js';
import type { CsvRows, CsvTable } from './csv-table.js';
import { type Cell, codeCell, textCell } from './csv-writer.js';

/** benefits.csv: one row per benefit line, in the order of replay, then of the stack and of the benefits. */
export const benefitsTable: CsvTable = {
  name: 'benefits.csv',
  columns: [
    'policy',
    'claim_id',
    'benefit',
    'article',
    'base_amount',
    'burden_before',
    'deductible',
    'above_deductible',
    'ratio',
    'gross',
    'cap',
    'paid_before',
    'payable',
    'reason',
  ],
  rows: ({ adjudication }) => benefitRows(adjudication),
};

/** The benefit lines at a range of places of the line table. */
export function benefitRows(adjudication: Adjudication): CsvRows {
  const { claims, lines, policies } = adjudication;
  const policyCells = policies.map((policy) => codeCell(policy.id));
  const benefitCells = policies.map((policy) => policy.benefits.map((benefit) => codeCell(benefit.id)));
  const articles = new CellCache<Standard>((standard) => textCell(standard.article));
  const ratios = new RatioCells();
  return {
    count: lines.count,
    write: (csv, from, to) => {
      for (let line = from; line < to; line++) {
        const policy = lines.policy[line];
        const benefit = lines.benefit[line];
        const standard = standardOfLine(adjudication, line);
        csv.word(policyCells[policy]);
        csv.pooled(claims.claimIds, claims.claimId[lines.claim[line]]);
        csv.word(benefitCells[policy][benefit]);
        csv.word(articles.get(standard));
        csv.yuan(lines.base[line]);
        csv.yuan(lines.before[line]);
        csv.yuan(lines.deductible[line]);
        csv.yuan(lines.above[line]);
        csv.word(ratioCell(adjudication, line, standard, ratios));
        csv.yuan(lines.gross[line]);
        if (lines.cap[line] === NO_CAP) csv.empty();
        else csv.yuan(lines.cap[line]);
        csv.yuan(lines.paidBefore[line]);
        csv.yuan(lines.payable[line]);
        csv.word(REASON_CELLS[lines.reason[line]]);
        csv.endRow();
      }
    },
  };
}

/** The standard by which a line was computed. */
function standardOfLine({ claims, decisions, lines, policies }: Adjudication, line: number): Standard {
  const claim = lines.claim[line];
  const policy = lines.policy[line];
  const benefit = policies[policy].benefits[lines.benefit[line]];
  return standardOf(benefit, decisions[policy].category[claim], yearOf(claims.settledOn[claim]));
}

/** A flat ratio stands even where nothing is above the deductible; of tiers, those that applied, joined by `|`. */
function ratioCell(
  { decisions, lines, roster }: Adjudication,
  line: number,
  standard: Standard,
  ratios: RatioCells,
): Cell {
  const row = decisions[lines.policy[line]].row[lines.claim[line]];
  const tiers = tiersOf(standard, roster, row);
  if (!standard.tiered) return ratios.one(tiers[0].ratio);
  const aboveBefore = Math.max(0, lines.before[line] - lines.deductible[line]);
  return ratios.joined(partsInTiers(tiers, aboveBefore, lines.above[line]).ratios);
}

/** Ratios as cells: a policy has few, so each is written out once. */
class RatioCells {
  /** By ratio in millionths, the finest that is read. */
  private readonly single = new CellCache<number>((millionths) =>
    codeCell(formatRatio({ numerator: millionths, denominator: RATIO_UNIT })),
  );
  private readonly several = new CellCache<string>(codeCell);

  one(ratio: Ratio): Cell {
    return this.single.get(ratio.numerator * (RATIO_UNIT / ratio.denominator));
  }

  joined(ratios: readonly Ratio[]): Cell {
    return this.several.get(ratios.map(formatRatio).join('|'));
  }
}
