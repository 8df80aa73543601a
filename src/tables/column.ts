import type { Fund } from '../domain/fund-entry.js';
import type { MappedColumn } from '../domain/reading-rules.js';
import type { Words } from './words.js';

/** What the cells of a column hold, and so how they are read. */
export type Kind =
  /** A key: kept letter for letter, never a number. */
  | 'id'
  /** The number of a person, which spreadsheets like to damage. */
  | 'person'
  /** A name or a note. */
  | 'text'
  /** One word of a list of values. */
  | 'word'
  /** A word that says whether the row counts at all; one that nobody knows stops the run. */
  | 'status'
  /** A service, which the user's service_map may name as well. */
  | 'service'
  /** One identity, or several in one cell. */
  | 'identities'
  | 'day'
  /** A date with or without a time. */
  | 'moment'
  | 'amount'
  | 'ratio'
  /** A county code of six digits. */
  | 'area'
  /** A county code, or `*` for the municipal account. */
  | 'account';

/** Another column that may be read instead of a canonical one, with words of its own where they differ. */
interface Source {
  readonly aliases: readonly string[];
  readonly words?: Words;
  /** Where its cells are read in another way than those of the column. */
  readonly kind?: Kind;
}

/** Only where the file lacks another column as well, or where the stack pays from a fund. */
interface ToldUnless {
  readonly other?: string;
  readonly fund?: Fund;
}

/** One canonical column and everything that files call it. */
export interface Column {
  readonly name: string;
  /** The Chinese header that is written; it is read as well. */
  readonly zh: string;
  readonly kind: Kind;
  readonly required?: true;
  readonly words?: Words;
  /** Other headers of the same thing. A file that has two of them says it twice, and is refused. */
  readonly aliases: readonly string[];
  /** What is read instead, in this order, in a file that has none of the headers above. */
  readonly otherwise?: readonly Source[];
  /** What the file keeps apart and is added up here: one list of aliases for each addend. */
  readonly plus?: readonly (readonly string[])[];
  /** Columns that make an id together where none of the headers above is there: one list of aliases for each part. */
  readonly joined?: readonly (readonly string[])[];
  /** It bears on what is paid, and its default counts in a file that lacks it: that is told. */
  readonly toldWhereAbsent?: true | ToldUnless;
  /** The field that holds its value, in the table and in a row given as an object. Without one it is not kept. */
  readonly field?: string;
  /** Of a moment: the field that holds its second of the day. */
  readonly second?: string;
  /** Of a text: the field with the strings of the table; the value is the number of its string. */
  readonly texts?: string;
  /** Of a text: each row has a string of its own, so none is looked for among the strings of other rows. */
  readonly unique?: true;
  /** Of an amount or ratio: the value of a blank cell, where it is not 0. */
  readonly blank?: number;
  /** Of a day: something ends with it. Words such as 长期 say that it has no end, as a blank cell does. */
  readonly isEnd?: true;
  /** Of a day: it must not come after the day in this column, where both are given. */
  readonly notAfter?: string;
  /** Of a day: it must not come before the day in the first of these columns that is given. */
  readonly notBefore?: readonly string[];
  /** `relief explain` does not list it among the facts of the claim. */
  readonly isFact?: false;
  readonly about: { readonly en: string; readonly zh: string };
}

/** A column that is known under its names and that no rule of this version needs, so that its cells are not read. */
export interface UnreadColumn extends Column {
  /** It would change what is paid, if it were read: a file that has it is told so. */
  readonly bearsOnPayment?: true;
}

/** What a file of data may be: one table of columns for each. */
export const FILE_KINDS = ['claims', 'roster', 'fund'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** The columns of one kind of file, and the headers in it that are known and not needed. */
export interface FileColumns<Name extends string> {
  /** Under this name relief.yaml maps its headers. */
  readonly kind?: FileKind;
  readonly columns: readonly (Column & { readonly name: Name })[];
  readonly unread?: readonly UnreadColumn[];
  readonly ignored: readonly string[];
  /** Headers, as keys, that are known and not needed without being listed one by one. */
  readonly isIgnored?: RegExp;
  /** Refuses headers of files that are something else altogether. */
  readonly refuse?: (header: readonly string[], file: string, line: number) => void;
  /** By the key of a header: what relief.yaml says that it means. This goes before all aliases. */
  readonly mapped?: ReadonlyMap<string, MappedColumn>;
}
