/**
 * What relief.yaml says about reading the files: which header stands for which column, what local codes and words
 * mean. It is plain data, so that other threads and the manifest get it as it is.
 */
export interface ReadingRules {
  /** Services by the local codes of service_type. */
  readonly serviceMap: Readonly<Record<string, string>>;
  /** Identities by the words of the roster. */
  readonly identityMap: Readonly<Record<string, string>>;
  /** By kind of file (claims, roster …): what the headers of the file stand for. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, MappedColumn>>>>;
  /** Physical line of the header, where it is not found by itself. */
  readonly headerLine?: number | undefined;
  /** Name of the sheet of a workbook. */
  readonly sheet?: string | undefined;
  /** The files say nothing of what basic insurance paid, and that is right: it paid nothing. */
  readonly basicPaid?: 'absent' | undefined;
  /** The files have no id of the claim: one is made of person, settlement, institution and total. */
  readonly claimId?: 'derived' | undefined;
}

/** What a header stands for. */
export interface MappedColumn {
  /** A canonical column, or `ignore` for one that is not to be read. */
  readonly column: string;
  /** The unit of its amounts; yuan where none is named. */
  readonly unit?: '元' | '万元' | undefined;
}

/** The target of a header that is not to be read. */
export const IGNORE = 'ignore';

/** Where relief.yaml says nothing. */
export const NO_RULES: ReadingRules = {
  serviceMap: {},
  identityMap: {},
  columns: { claims: {}, roster: {}, fund: {} },
};
