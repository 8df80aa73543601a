/**
 * What relief.yaml says about reading the files: which header is which column, and what local codes and words mean.
 * It is plain data, so that it can be sent to other threads and written into the manifest.
 */
export interface ReadingRules {
  /** Services by the local codes of service_type. */
  readonly serviceMap: Readonly<Record<string, string>>;
  /** Identities by the words of the roster. */
  readonly identityMap: Readonly<Record<string, string>>;
  /** By kind of file (claims, roster, fund): which column each header is. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, MappedColumn>>>>;
  /** The line of the header, from 1, where the program cannot find it. */
  readonly headerLine?: number | undefined;
  /** The name of the sheet of a workbook that has the claims. */
  readonly sheet?: string | undefined;
  /** `absent` confirms that basic insurance paid nothing, where the files have no column for it. */
  readonly basicPaid?: 'absent' | undefined;
  /** `derived`: the files have no claim_id, so that one is made from person, settlement, institution and total. */
  readonly claimId?: 'derived' | undefined;
}

/** The column that relief.yaml assigns to a header. */
export interface MappedColumn {
  /** The name of a canonical column, or `ignore`. */
  readonly column: string;
  /** The unit of its amounts. Default: yuan. */
  readonly unit?: '元' | '万元' | undefined;
}

/** The `column` of a header that is not read. */
export const IGNORE = 'ignore';

/** The rules of a run without relief.yaml. */
export const NO_RULES: ReadingRules = {
  serviceMap: {},
  identityMap: {},
  columns: { claims: {}, roster: {}, fund: {} },
};
