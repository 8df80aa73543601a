/** A figure, row or file of the outputs that is not what the audit worked out. */
export interface AuditFinding {
  readonly file: string;
  /** Physical line of the file; its last line where a row is missing at the end. */
  readonly line: number;
  readonly kind: 'value' | 'missing_row' | 'extra_row' | 'unreadable';
  /** Blank where the whole row or file is wrong. */
  readonly column: string;
  readonly found: string;
  readonly expected: string;
}

/** A line of a file, to point to. */
export interface Location {
  readonly file: string;
  readonly line: number;
}

/**
 * What the audit finds. The first finding of each file is kept and the others are counted, because one wrong digit
 * makes many figures wrong that follow from it.
 */
export class Findings {
  /** How many figures and texts were compared. */
  compared = 0;
  private readonly first = new Map<string, AuditFinding>();
  private count = 0;

  /** The first finding of each file, in the order in which they were met. */
  get list(): AuditFinding[] {
    return [...this.first.values()];
  }

  /** How many findings there are that are not in the list. */
  get further(): number {
    return this.count - this.first.size;
  }

  equal(location: Location, column: string, found: string, expected: string): void {
    this.compared++;
    if (found !== expected) this.add({ ...at(location), kind: 'value', column, found, expected });
  }

  /** Something that must hold and is not a plain equality; `expected` says in words what should be there. */
  holds(location: Location, column: string, found: string, isSo: boolean, expected: string): void {
    this.compared++;
    if (!isSo) this.add({ ...at(location), kind: 'value', column, found, expected });
  }

  missingRow(location: Location, cells: Readonly<Record<string, string>>): void {
    this.add({ ...at(location), kind: 'missing_row', column: '', found: '', expected: asText(cells) });
  }

  extraRow(row: Location & { readonly cells: Readonly<Record<string, string>> }): void {
    this.add({ ...at(row), kind: 'extra_row', column: '', found: asText(row.cells), expected: '' });
  }

  unreadable(location: Location, found: string, expected = ''): void {
    this.add({ ...at(location), kind: 'unreadable', column: '', found, expected });
  }

  private add(finding: AuditFinding): void {
    this.count++;
    const known = this.first.get(finding.file);
    if (known === undefined || finding.line < known.line) this.first.set(finding.file, finding);
  }
}

function at({ file, line }: Location): Location {
  return { file, line };
}

/** A row as `column=value, …`. */
function asText(cells: Readonly<Record<string, string>>): string {
  return Object.entries(cells)
    .filter(([, value]) => value !== '')
    .map(([column, value]) => `${column}=${value}`)
    .join(', ');
}
