/** A sentence in both languages. Names in braces are filled in when it is said. */
export interface Entry {
  readonly en: string;
  readonly zh: string;
}
