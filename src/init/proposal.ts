import { basename } from 'node:path';
import { formatDay } from '../domain/calendar.js';
import { mayHoldPersonName } from '../domain/person-name.js';
import { holdsPersonNumber } from '../domain/person-number.js';
import type { Reject } from '../domain/reject.js';
import { groupRejects } from '../domain/reject-groups.js';
import { settlementYears } from '../engine/replay.js';
import { FILL_IN, type FileKind, type FileSurvey, TABLES } from '../intake/index.js';
import { NO_END } from '../policy/policy.js';
import { type Language, say, type TextKey } from '../text/catalogue.js';
import { missingLine, proposedLines } from './column-proposal.js';
import { type Folder, hasAtRiskFrom, settlementPeriod, unplacedColumns } from './folder.js';
import { type NeededParameter, neededParameters } from './parameters.js';
import { type Candidate, fittingStack, type Stack } from './policies.js';

/** The text of a relief.yaml for a folder, with what has to be filled in and why. */
export function proposedConfig(folder: Folder, language: Language): string {
  const writer = new ProposalWriter(folder, fittingStack(folder), language);
  return `${writer.lines().join('\n')}\n`;
}

/** Whether a row was rejected for a service that service_map can name: where columns are swapped, it is a person. */
export function isServiceToMap({ code, value }: Reject): boolean {
  return code === 'UNKNOWN_SERVICE' && !holdsPersonNumber(value) && !mayHoldPersonName(value);
}

class ProposalWriter {
  constructor(
    private readonly folder: Folder,
    private readonly stack: Stack,
    private readonly language: Language,
  ) {}

  lines(): string[] {
    return [
      ...this.comment('init.head'),
      ...this.files(),
      ...this.policies(),
      ...this.claimsKey(),
      ...this.fileKey('roster'),
      ...this.fileKey('fund'),
      ...this.parameters(),
      ...this.serviceMap(),
      ...this.columns(),
    ];
  }

  private files(): string[] {
    const { files, others, claims } = this.folder;
    const period = settlementPeriod(claims);
    const lines = (['claims', 'roster', 'fund'] as const).flatMap((kind) =>
      files[kind].flatMap(({ name, survey }) =>
        this.comment('init.file', {
          file: name,
          kind: this.say(`columns.kind.${kind}`),
          rows: survey.rows,
          columns: requiredHeaders(survey).join(this.say('list.separator')),
        }),
      ),
    );
    return [
      ...lines,
      ...others.flatMap(({ name }) => this.comment('init.other_file', { file: name })),
      ...(period === undefined
        ? this.comment('init.no_claims')
        : this.comment('init.period', { from: formatDay(period.first), until: formatDay(period.last) })),
    ];
  }

  private policies(): string[] {
    const { fitting, outOfForce, elsewhere } = this.stack;
    const reasons = fitting.flatMap((candidate) => [
      ...this.candidate('init.fits', candidate),
      ...(candidate.after > 0 ? this.candidate('init.ended', candidate) : []),
      ...(candidate.before > 0 ? this.candidate('init.not_begun', candidate) : []),
    ]);
    const ids = fitting.map(({ pack }) => pack.id);
    return [
      '',
      ...reasons,
      ...(ids.length > 0 ? [] : this.comment('init.no_policy')),
      `policies: [${(ids.length > 0 ? ids : [FILL_IN]).join(', ')}]`,
      ...outOfForce.flatMap((candidate) => this.candidate('init.out_of_force', candidate)),
      ...elsewhere.flatMap((candidate) => this.candidate('init.elsewhere', candidate)),
    ];
  }

  private candidate(key: TextKey, { pack, rows, inForce, before, after }: Candidate): string[] {
    const { from, until = NO_END } = pack.in_force;
    return this.comment(key, {
      policy: pack.id,
      title: pack.title[this.language],
      document: pack.document.number,
      from: formatDay(from),
      until: until === NO_END ? '' : formatDay(until),
      rows,
      inForce,
      before,
      after,
    });
  }

  /** With the claims named, a run needs no argument. */
  private claimsKey(): string[] {
    const names = this.folder.files.claims.map(({ name }) => `  - ${JSON.stringify(name)}`);
    return ['', ...this.comment('init.claims'), 'claims:', ...names];
  }

  /** The roster and the ledger need no mention under their usual names. */
  private fileKey(kind: Exclude<FileKind, 'claims'>): string[] {
    const names = this.folder.files[kind].map(({ name }) => name);
    const [name] = names;
    if (names.length > 1) {
      return ['', ...this.comment('init.several', { files: names.join(', ') }), `${kind}: ${FILL_IN}`];
    }
    if (name === undefined)
      return kind === 'fund' ? [] : ['', ...this.comment('init.no_roster'), `${kind}: ${FILL_IN}`];
    return name === `${kind}.csv` ? [] : ['', `${kind}: ${JSON.stringify(name)}`];
  }

  private parameters(): string[] {
    const { claims, roster } = this.folder;
    const yearsBetween = settlementYears(claims);
    const sections = this.stack.fitting.flatMap(({ pack }) => {
      const { from, until = NO_END } = pack.in_force;
      const needed = neededParameters(pack, yearsBetween(from, until), hasAtRiskFrom(roster));
      return needed.length === 0
        ? []
        : [`#   ${pack.id}:`, ...needed.flatMap((item) => this.parameter(item))];
    });
    if (sections.length === 0) return [];
    return ['', ...this.comment('init.parameters'), '# parameters:', ...sections];
  }

  private parameter(needed: NeededParameter): string[] {
    const { name, parameter, articles, years, missing, insteadOf } = needed;
    const about = this.say('init.parameter', {
      title: parameter.title[this.language],
      article: articles.join('、'),
      source: parameter.source?.[this.language] ?? '',
    }).trim();
    const necessity = this.say(`init.missing.${insteadOf === undefined ? missing : 'share'}`, {
      name: insteadOf,
    });
    const value = years.length === 0 ? '' : ` {${years.map((year) => `${year}: `).join(', ')}}`;
    return [`#     # ${about}`, `#     # ${necessity}`, `#     ${name}:${value}`];
  }

  private serviceMap(): string[] {
    const unknown = groupRejects(
      this.folder.rejects.filter(isServiceToMap).map((one) => ({ ...one, column: one.value })),
    );
    if (unknown.length === 0) return [];
    const entries = unknown.map(({ column, count }) => {
      const rows = this.say('init.rows', { rows: count });
      return `  ${JSON.stringify(column)}: ${FILL_IN} # ${rows}`;
    });
    return ['', ...this.comment('init.service_map'), 'service_map:', ...entries];
  }

  /** What each unknown column may be, as comments. */
  private columns(): string[] {
    const files = unplacedColumns(this.folder).map((unplaced) => ({
      ...unplaced,
      file: basename(unplaced.file),
    }));
    const lines = proposedLines(files, this.language);
    if (lines.length === 0) return [];
    const missing = files.flatMap((file) => missingLine(file, this.language));
    return ['', ...this.comment('proposal.head'), ...missing.map((line) => `# ${oneLine(line)}`), ...lines];
  }

  private say(key: string, values: Record<string, string | number | undefined> = {}): string {
    return say(this.language, key as TextKey, values);
  }

  /** A sentence as comment lines; a name of somebody's file cannot end the comment. */
  private comment(key: TextKey, values: Record<string, string | number> = {}): string[] {
    const text = this.say(key, values);
    return text.split('\n').map((line) => `# ${oneLine(line)}`.trimEnd());
  }
}

/** A text that cannot end a comment. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}

/** The file's own names for the columns that a file of its kind must have: they tell what it is. */
function requiredHeaders({ kind, columns }: FileSurvey): string[] {
  if (kind === undefined) return [];
  const required = TABLES[kind].columns.filter((column) => column.required).map(({ name }) => name);
  return columns
    .filter(({ names }) => names.some((name) => required.includes(name)))
    .map(({ header }) => header);
}
