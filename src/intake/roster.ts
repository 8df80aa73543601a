import { NEEDS_SPLITTING } from '../columnar/record-sink.js';
import type { StringInterner } from '../columnar/string-interner.js';
import type { Area } from '../domain/area.js';
import { IDENTITIES } from '../domain/identities.js';
import { NO_RULES, type ReadingRules } from '../domain/reading-rules.js';
import type { Reject } from '../domain/reject.js';
import { withIdentityMap } from '../tables/identity-words.js';
import { type FileColumns, ROSTER_COLUMNS, ROSTER_TABLE, type RosterColumn } from '../tables/index.js';
import { NOT_PLAIN } from '../tables/plain-scanner.js';
import { type Recipient, RosterTable } from '../tables/roster-table.js';
import { openTable } from './books/open-tables.js';
import { AreaNames } from './cells/areas.js';
import { findInColumns } from './checks/column-findings.js';
import { dropDuplicateRosterRows } from './checks/duplicate-roster-rows.js';
import { absentIn, type FileWarning, type InputFile, inputFile, warningsOf } from './checks/file-remarks.js';
import { refuseUnmetHeaders, withColumnMap } from './header/column-map.js';
import type { Layout } from './header/layout.js';
import { type PersonColumns, personColumnsOf } from './header/person-columns.js';
import { readRecords } from './records/records.js';
import type { ReadOptions } from './records/table-reader.js';
import { type Report, remark } from './report/report.js';
import { testDateOrder } from './rows/date-order.js';
import { type RowResult, readNamedRow } from './rows/named-row.js';
import { PlainRow } from './rows/plain-row.js';
import type { RowFault, RowReader } from './rows/row.js';
import { RowSink } from './rows/row-sink.js';
import { readValues } from './rows/row-values.js';

export interface RosterRead {
  readonly roster: RosterTable;
  readonly rejects: Reject[];
  readonly file: InputFile;
  readonly warnings: FileWarning[];
  /** What the file lacks and bears on what is paid. */
  readonly absent: FileWarning[];
  readonly persons: PersonColumns;
}

/** Reads the roster. Its persons are numbers of the claim table's pool, so that a claim finds its person. */
export async function readRoster(
  path: string,
  personIds: StringInterner,
  options: ReadOptions = {},
): Promise<RosterRead> {
  const source = await openTable(path, 'roster', options);
  try {
    const roster = new RosterTable(personIds);
    const areas = new AreaNames(options.areas);
    const begin = (layout: Layout<RosterColumn>, report: Report) => {
      roster.count = 0;
      roster.rejectedLines.clear();
      return new RosterSink(layout, path, report, roster, areas);
    };
    const table = rosterColumns(options.rules);
    const file = await readRecords(source, { table, begin }, options, options.onProgress);
    await dropDuplicateRosterRows(roster, file);
    refuseUnmetHeaders('roster', options.rules, [file]);
    findInColumns(table, [file], options);
    return {
      roster,
      rejects: file.report.rejects,
      file: inputFile(file),
      warnings: warningsOf(file),
      persons: personColumnsOf(file.layout),
      absent: absentIn(file, options),
    };
  } finally {
    await source.close();
  }
}

function rosterColumns(rules: ReadingRules = NO_RULES): FileColumns<RosterColumn> {
  const words = withIdentityMap(rules.identityMap);
  const columns = ROSTER_TABLE.columns.map((column) =>
    column.name === 'identity' ? { ...column, words } : column,
  );
  return withColumnMap({ ...ROSTER_TABLE, columns }, rules);
}

/** Reads roster rows from the texts of their canonical columns: one for each identity that the cell names. */
export function readRosterRow(
  cells: Readonly<Record<string, string>>,
  areas: readonly Area[] = [],
): RowResult<Recipient[]> {
  return readNamedRow(ROSTER_TABLE, cells, readRecipients, new AreaNames(areas));
}

/** Reads and tests one roster row; undefined where the reader has found fault with it. */
function readRecipients(row: RowReader<RosterColumn>): Recipient[] | undefined {
  const identities = row.identities('identity');
  const values = readValues(row, ROSTER_COLUMNS);
  if (row.fault !== undefined) return undefined;
  testDateOrder(row, ROSTER_COLUMNS, values);
  for (const name of AMOUNTS) row.faultWhereNegative(name);
  if (row.fault !== undefined) return undefined;
  return identities.map((identity) => ({ ...values, identity: IDENTITIES[identity] }));
}

const AMOUNTS = ROSTER_TABLE.columns.filter(({ kind }) => kind === 'amount').map(({ name }) => name);

/** Takes the records of a roster into the roster table. */
class RosterSink extends RowSink<RosterColumn> {
  private readonly row: PlainRow<RosterColumn>;

  constructor(
    layout: Layout<RosterColumn>,
    path: string,
    report: Report,
    private readonly roster: RosterTable,
    areas?: AreaNames,
  ) {
    super(layout, path, report, areas);
    this.row = new PlainRow(layout, ROSTER_TABLE, roster);
  }

  protected takeRow(line: number): RowFault | undefined {
    const recipients = readRecipients(this.reader);
    if (recipients === undefined) return this.reader.fault;
    if (recipients.length === 0) remark(this.report, 'NO_IDENTITY', line, this.reader.cell('identity'));
    for (const recipient of recipients) this.roster.line[this.roster.push(recipient)] = line;
    return undefined;
  }

  protected override rowRejected(line: number): void {
    const person = this.reader.personOfRejected('person_id');
    if (person !== '') this.roster.noteRejected(this.roster.personIds.internText(person), line);
  }

  takePlain(bytes: Uint8Array, start: number, delimiter: number, line: number): number {
    const { row, roster } = this;
    const at = roster.add();
    const next = row.read(bytes, start, delimiter, at);
    if (next === NOT_PLAIN || row.hasNegative) {
      roster.count = at;
      return NEEDS_SPLITTING;
    }
    row.keepTexts(bytes, at);
    roster.line[at] = line;
    row.countUnknownCells(bytes, this.report.unknownCells);
    return next;
  }
}
