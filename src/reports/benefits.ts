import { type Cell, codeCell, textCell } from '../columnar/csv-cell.js';
import type { CsvRows } from '../columnar/csv-rows.js';
import type { CsvWriter } from '../columnar/csv-writer.js';
import { type Day, NO_DAY, yearOf } from '../domain/calendar.js';
import { formatRatio, type Ratio } from '../domain/money.js';
import { RATIO_UNIT } from '../domain/recipient.js';
import type { Adjudication } from '../engine/replay.js';
import { standardOf } from '../mechanisms/benefit.js';
import { partsInTiers, tiersOf } from '../mechanisms/rate.js';
import { NO_CAP, type Standard } from '../policy/policy.js';
import { CellCache, REASON_CELLS } from './cells.js';
import type { CsvTable } from './csv-table.js';

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

/** The rows of benefits.csv. An item is a claim, in the order of replay. */
export function benefitRows(adjudication: Adjudication): CsvRows {
  const { claims, decisions, order, lines, policies } = adjudication;
  const policyCells = policies.map((policy) => codeCell(policy.id));
  const benefitCells = policies.map((policy) => policy.benefits.map((benefit) => codeCell(benefit.id)));
  const ratios = new RatioCells();
  const standards = new Standards(adjudication, ratios);
  const writeLine = (csv: CsvWriter, claim: number, policy: number, line: number): void => {
    const cells = standards.ofLine(line);
    csv.word(policyCells[policy]);
    csv.pooled(claims.claimIds, claims.claimId[claim]);
    csv.word(benefitCells[policy][lines.benefit[line]]);
    csv.word(cells.article);
    csv.yuan(lines.base[line]);
    csv.yuan(lines.before[line]);
    csv.yuan(lines.deductible[line]);
    csv.yuan(lines.above[line]);
    csv.word(cells.ratio ?? ratioCell(adjudication, line, cells.standard, ratios));
    csv.yuan(lines.gross[line]);
    if (lines.cap[line] === NO_CAP) csv.empty();
    else csv.yuan(lines.cap[line]);
    csv.yuan(lines.paidBefore[line]);
    csv.yuan(lines.payable[line]);
    csv.word(REASON_CELLS[lines.reason[line]]);
    csv.endRow();
  };
  return {
    count: order.length,
    write: (csv, from, to) => {
      for (let index = from; index < to; index++) {
        const claim = order[index];
        for (let policy = 0; policy < decisions.length; policy++) {
          const { firstLine, lineCount } = decisions[policy];
          const first = firstLine[claim];
          for (let line = first; line < first + lineCount[claim]; line++) writeLine(csv, claim, policy, line);
        }
      }
    },
  };
}

/** What the lines that were computed by one standard have in common. */
interface StandardCells {
  readonly standard: Standard;
  readonly article: Cell;
  /** null where it depends on the line: on its tiers or on the roster row. */
  readonly ratio: Cell | null;
}

/** The standards by which lines were computed: there are few, and each has its cells. */
class Standards {
  private readonly cells = new Map<Standard, StandardCells>();
  private day: Day = NO_DAY;
  private year = 0;

  constructor(
    private readonly adjudication: Adjudication,
    private readonly ratios: RatioCells,
  ) {}

  ofLine(line: number): StandardCells {
    const { claims, decisions, lines, policies } = this.adjudication;
    const claim = lines.claim[line];
    const policy = lines.policy[line];
    const benefit = policies[policy].benefits[lines.benefit[line]];
    const year = this.yearOf(claims.settledOn[claim]);
    const standard = standardOf(benefit, decisions[policy].category[claim], year);
    return this.cells.get(standard) ?? this.add(standard);
  }

  private add(standard: Standard): StandardCells {
    const isFixed = !standard.tiered && !standard.enhancedRatio;
    const cells = {
      standard,
      article: textCell(standard.article),
      ratio: isFixed ? this.ratios.one(standard.tiers[0].ratio) : null,
    };
    this.cells.set(standard, cells);
    return cells;
  }

  /** Lines are in date order, so many in a row have the same day. */
  private yearOf(day: Day): number {
    if (day !== this.day) {
      this.day = day;
      this.year = yearOf(day);
    }
    return this.year;
  }
}

/** A flat ratio is written even where nothing is above the deductible; of tiers, those that applied, joined by `|`. */
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
