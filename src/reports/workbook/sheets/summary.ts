import type { Day } from '../../../domain/calendar.js';
import { STATUSES } from '../../../domain/decision.js';
import { addFen, type Fen } from '../../../domain/money.js';
import { RECONCILIATION_KINDS } from '../../../reconciliation/reconciliation.js';
import { say, type TextKey } from '../../../text/catalogue.js';
import type { RunResults } from '../../results.js';
import { isManyOutOfScope, outOfScope } from '../../scope.js';
import { type Headline, headline } from '../../shared/figures/headline.js';
import { Names } from '../../shared/names.js';
import { countCell, dayCell, type SheetCell, textCell, yuanCell } from '../cells.js';
import type { SheetPlan } from '../sheet.js';

/** The figures of the run, one in a row, with its policies and inputs. */
export const summarySheet: SheetPlan = {
  title: 'workbook.sheet.summary',
  csv: 'summary.json',
  columns: [
    'workbook.column.section',
    'workbook.column.of',
    'workbook.column.item',
    'workbook.column.count',
    'workbook.column.amount',
    'workbook.column.date',
    'workbook.column.text',
  ],
  count: (results) => figuresOf(results, new Names('en')).length,
  rows: (results, names) =>
    figuresOf(results, names).map(({ section, of, item, count, fen, day, text }): SheetCell[] => [
      textCell(say(names.language, section)),
      textCell(of),
      textCell(item),
      countCell(count ?? null),
      yuanCell(fen ?? null),
      day === undefined ? null : dayCell(day),
      textCell(text ?? ''),
    ]),
};

interface Figure {
  readonly section: TextKey;
  /** The policy or fund that the figure belongs to; '' for the run. */
  readonly of: string;
  readonly item: string;
  readonly count?: number;
  readonly fen?: Fen;
  readonly day?: Day;
  readonly text?: string;
}

function figuresOf(results: RunResults, names: Names): Figure[] {
  const figures = headline(results);
  return [
    ...scopeFigures(results, names),
    ...runFigures(results, names, figures),
    ...policyFigures(results, names),
    ...fundFigures(results, names, figures),
    ...sourceFigures(results, names),
  ];
}

/** Warnings about policies that may be the wrong ones for these data. */
function scopeFigures({ adjudication }: RunResults, names: Names): Figure[] {
  const total = adjudication.claims.count;
  return adjudication.policies.flatMap((policy, policyIndex) => {
    const outside = outOfScope(adjudication, policyIndex);
    return (['time', 'area'] as const)
      .filter((kind) => total > 0 && isManyOutOfScope(outside[kind], total))
      .map(
        (kind): Figure => ({
          section: 'workbook.section.run',
          of: names.policy(policy),
          item: say(names.language, `workbook.item.out-of-${kind}`),
          count: outside[kind],
        }),
      );
  });
}

function runFigures({ version }: RunResults, { language }: Names, figures: Headline): Figure[] {
  const row = (item: TextKey, value: Partial<Figure>): Figure => ({
    section: 'workbook.section.run',
    of: '',
    item: say(language, item),
    ...value,
  });
  return [
    row('workbook.item.first', { day: figures.span.first }),
    row('workbook.item.last', { day: figures.span.last }),
    row('page.tile.claims', { count: figures.claims }),
    row('page.categories.persons', { count: figures.persons }),
    row('page.pended-and-rejected.rejected', { count: figures.rejected }),
    row('page.tile.warnings', { count: figures.warnings }),
    row('workbook.item.version', { text: version }),
  ];
}

/** Decisions by status, and what each benefit pays. */
function policyFigures({ adjudication }: RunResults, names: Names): Figure[] {
  const { claims, decisions, lines, policies } = adjudication;
  return policies.flatMap((policy, policyIndex) => {
    const of = names.policy(policy);
    const counts = STATUSES.map(() => 0);
    for (let claim = 0; claim < claims.count; claim++) counts[decisions[policyIndex].status[claim]]++;
    const paid = policy.benefits.map(() => 0);
    for (let line = 0; line < lines.count; line++) {
      const benefit = lines.benefit[line];
      if (lines.policy[line] === policyIndex) paid[benefit] = addFen(paid[benefit], lines.payable[line]);
    }
    return [
      ...STATUSES.map(
        (status, at): Figure => ({
          section: 'workbook.section.decisions',
          of,
          item: names.title('status', status),
          count: counts[at],
        }),
      ),
      ...policy.benefits.map(
        (benefit, at): Figure => ({
          section: 'workbook.section.benefits',
          of,
          item: names.benefit(benefit),
          fen: paid[at],
        }),
      ),
    ];
  });
}

/** What is due, what was paid, how the two differ, and the balance of the fund. */
function fundFigures({ reconciliation }: RunResults, names: Names, { funds, closings }: Headline): Figure[] {
  const { language } = names;
  const reconciled = funds.flatMap(({ fund, due, paidClaims, recorded }): Figure[] => {
    const section = 'workbook.section.reconciliation';
    const of = names.title('fund', fund);
    const dueRow: Figure = { section, of, item: say(language, 'page.tile.due'), count: paidClaims, fen: due };
    if (recorded === null) return [dueRow];
    const kinds = RECONCILIATION_KINDS.flatMap((kind): Figure[] => {
      const total = reconciliation?.totals.find(
        (row) => row.fund === fund && row.dimension === 'kind' && row.key === kind,
      );
      if (total === undefined) return [];
      return [{ section, of, item: names.title('kind', kind), count: total.claims, fen: total.variance }];
    });
    return [
      dueRow,
      { section, of, item: say(language, 'page.tile.recorded'), fen: recorded.paid },
      {
        section,
        of,
        item: say(language, 'workbook.column.variance'),
        count: recorded.differences + recorded.pended.claims,
        fen: recorded.variance,
      },
      ...kinds,
    ];
  });
  const left = closings.map(
    ({ fund, balance, firstBelow }): Figure => ({
      section: 'workbook.section.fund',
      of: names.title('fund', fund),
      item: say(language, 'page.tile.closing'),
      fen: balance,
      ...(firstBelow === null
        ? {}
        : { day: firstBelow, text: names.title('page.fund-item', 'first_day_below_zero') }),
    }),
  );
  return [...reconciled, ...left];
}

function sourceFigures({ adjudication, inputs }: RunResults, names: Names): Figure[] {
  return [
    ...adjudication.policies.map(
      (policy): Figure => ({
        section: 'workbook.section.policies',
        of: names.policy(policy),
        item: policy.loaded.pack.document.number,
        text: policy.loaded.sha256,
      }),
    ),
    ...inputs.map(
      ({ role, path, rows, sha256 }): Figure => ({
        section: 'workbook.section.inputs',
        of: names.title('page.role', role),
        item: path,
        ...(role === 'config' ? {} : { count: rows }),
        text: sha256,
      }),
    ),
  ];
}
