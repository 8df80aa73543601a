import { NEEDS_SPLITTING } from '../columnar/record-sink.js';
import type { StringInterner } from '../columnar/string-interner.js';
import type { Area } from '../domain/area.js';
import { NO_DAY } from '../domain/calendar.js';
import { IDENTITIES, type Identity } from '../domain/identities.js';
import { NO_RULES, type ReadingRules } from '../domain/reading-rules.js';
import { INSURANCES, NO_AMOUNT, NO_RATIO, type Recipient } from '../domain/recipient.js';
import type { Reject } from '../domain/reject.js';
import { withIdentityMap } from '../tables/identity-words.js';
import { type ColumnTable, ROSTER_TABLE, type RosterColumn } from '../tables/index.js';
import { NOT_PLAIN } from '../tables/plain-scanner.js';
import { RosterTable } from '../tables/roster-table.js';
import { AreaNames } from './areas.js';
import { openTable } from './books/open-tables.js';
import { findInColumns } from './column-findings.js';
import { refuseUnmetHeaders, withColumnMap } from './column-map.js';
import { endOf } from './dates.js';
import { dropDuplicateRosterRows } from './duplicate-roster-rows.js';
import { absentIn, type FileWarning, type InputFile, inputFile, warningsOf } from './file-remarks.js';
import type { Layout } from './layout.js';
import { type RowResult, readNamedRow } from './named-row.js';
import { type PersonColumns, personColumnsOf } from './person-columns.js';
import { columnNumbers, PlainRow } from './plain-row.js';
import { readRecords } from './records.js';
import { type Report, remark } from './report.js';
import type { RowFault, RowReader } from './row.js';
import { RowSink } from './row-sink.js';
import type { ReadOptions } from './table-reader.js';

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

function rosterColumns(rules: ReadingRules = NO_RULES): ColumnTable<RosterColumn> {
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
  const fields = {
    personId: row.person('person_id'),
    householdId: row.id('household_id'),
    name: row.text('name'),
    recognizedOn: row.day('recognized_on'),
    validFrom: row.day('valid_from'),
    validTo: row.lastDay('valid_to'),
    area: row.area('area'),
    localResident: row.word('local_resident') === 1,
    insurance: INSURANCES[row.word('insurance')] as NonNullable<Recipient['insurance']>,
    householdCapacity: row.amount('household_capacity', NO_AMOUNT),
    enhancedRatio: row.ratio('enhanced_ratio', NO_RATIO),
    atRiskFrom: row.day('at_risk_from'),
  };
  if (row.fault !== undefined) return undefined;
  const start = fields.validFrom === NO_DAY ? fields.recognizedOn : fields.validFrom;
  if (fields.validTo !== NO_DAY && fields.validTo < start) row.faultIn('valid_to', 'DATE_ORDER');
  row.faultWhereNegative('household_capacity');
  if (row.fault !== undefined) return undefined;
  return identities.map((identity) => ({ ...fields, identity: IDENTITIES[identity] as Identity }));
}

const At = columnNumbers(ROSTER_TABLE);

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
    this.row = new PlainRow(layout, ROSTER_TABLE, { household_capacity: NO_AMOUNT });
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
    const next = row.read(bytes, start, delimiter);
    if (next === NOT_PLAIN || row.hasNegative) return NEEDS_SPLITTING;
    const { numbers, starts, ends } = row;
    const recognizedOn = numbers[At.recognized_on];
    const validFrom = numbers[At.valid_from];
    const validTo = endOf(numbers[At.valid_to]);
    if (validTo !== NO_DAY && validTo < (validFrom === NO_DAY ? recognizedOn : validFrom))
      return NEEDS_SPLITTING;

    const at = roster.add();
    roster.person[at] = roster.personIds.intern(bytes, starts[At.person_id], ends[At.person_id]);
    roster.household[at] = roster.households.intern(bytes, starts[At.household_id], ends[At.household_id]);
    roster.name[at] = roster.names.intern(bytes, starts[At.name], ends[At.name]);
    roster.area[at] = roster.areas.intern(bytes, starts[At.area], ends[At.area]);
    roster.identity[at] = numbers[At.identity];
    roster.recognizedOn[at] = recognizedOn;
    roster.validFrom[at] = validFrom;
    roster.validTo[at] = validTo;
    roster.localResident[at] = numbers[At.local_resident];
    roster.insurance[at] = numbers[At.insurance];
    roster.householdCapacity[at] = numbers[At.household_capacity];
    roster.enhancedRatio[at] = NO_RATIO;
    roster.atRiskFrom[at] = numbers[At.at_risk_from];
    roster.line[at] = line;
    row.countUnknownCells(bytes, this.report.unknownCells);
    return next;
  }
}
