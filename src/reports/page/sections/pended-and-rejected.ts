import { REASONS, statusNumber } from '../../../domain/decision.js';
import { addFen, type Fen } from '../../../domain/money.js';
import { countColumn, idColumn, textColumn, yuanColumn } from '../columns.js';
import type { PageContext } from '../context.js';
import { type Html, html } from '../html.js';
import { table } from '../table.js';

interface Pended {
  readonly policy: string;
  readonly reason: string;
  readonly claims: number;
  readonly total: Fen;
}

interface Rejected {
  readonly file: string;
  readonly code: string;
  readonly rows: number;
}

/** Claims that wait for information, and rows that could not be read. */
export function pendedAndRejected(context: PageContext): Html {
  return html`${pendedTable(context)}${rejectedTable(context)}`;
}

function pendedTable({ names, results, say }: PageContext): Html {
  const rows = pendedByReason(results.adjudication, (policyIndex) =>
    names.policy(results.adjudication.policies[policyIndex]),
  );
  const title = say('page.pended-and-rejected.pended');
  if (rows.length === 0)
    return html`<div><h3>${title}</h3><p class="quiet">${say('page.pended-and-rejected.pended.none')}</p></div>`;
  return html`<div class="keep"><h3>${title}</h3>${table({
    label: title,
    columns: [
      ...(results.adjudication.policies.length > 1
        ? [textColumn<Pended>(say('workbook.column.policy'), ({ policy }) => policy)]
        : []),
      textColumn<Pended>(say('page.pended-and-rejected.why'), ({ reason }) => names.word('reason', reason)),
      countColumn<Pended>(say('workbook.column.claims'), ({ claims }) => claims),
      yuanColumn<Pended>(say('page.family.total'), ({ total }) => total),
    ],
    rows,
  })}<p class="more">${say('page.pended-and-rejected.where')}${names.colon}decisions.csv, report.xlsx</p></div>`;
}

function pendedByReason(
  { claims, decisions }: PageContext['results']['adjudication'],
  policyName: (policyIndex: number) => string,
): Pended[] {
  const pended = statusNumber('pended');
  return decisions.flatMap(({ reason, status }, policyIndex) => {
    const counts = REASONS.map(() => ({ claims: 0, total: 0 }));
    for (let claim = 0; claim < claims.count; claim++) {
      if (status[claim] !== pended) continue;
      const count = counts[reason[claim]];
      count.claims++;
      count.total = addFen(count.total, claims.total[claim]);
    }
    return counts.flatMap((count, at) =>
      count.claims === 0 ? [] : [{ policy: policyName(policyIndex), reason: REASONS[at], ...count }],
    );
  });
}

function rejectedTable({ names, results, say }: PageContext): Html {
  const rows = rejectedByCode(results.rejects);
  const title = say('page.pended-and-rejected.rejected');
  if (rows.length === 0) {
    return html`<div><h3>${title}</h3><p class="quiet">${say('page.pended-and-rejected.rejected.none')}</p></div>`;
  }
  return html`<div class="keep"><h3>${title}</h3>${table({
    label: title,
    columns: [
      idColumn<Rejected>(say('workbook.column.file'), ({ file }) => file),
      textColumn<Rejected>(say('page.pended-and-rejected.why'), ({ code }) =>
        names.title('page.reject', code),
      ),
      countColumn<Rejected>(say('page.pended-and-rejected.rows'), (rejected) => rejected.rows),
    ],
    rows,
  })}<p class="more">${say('page.pended-and-rejected.where')}${names.colon}rejects.csv, report.xlsx</p></div>`;
}

/** By file, then the most frequent first. */
function rejectedByCode(rejects: PageContext['results']['rejects']): Rejected[] {
  const counts = new Map<string, Rejected>();
  for (const { file, code } of rejects) {
    const key = JSON.stringify([file, code]);
    counts.set(key, { file, code, rows: (counts.get(key)?.rows ?? 0) + 1 });
  }
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...counts.values()].sort(
    (a, b) => compare(a.file, b.file) || b.rows - a.rows || compare(a.code, b.code),
  );
}
