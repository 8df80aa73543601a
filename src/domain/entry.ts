/** A sentence in both languages. Names in braces are replaced by values when it is said. */
export interface Entry {
  readonly en: string;
  readonly zh: string;
}
