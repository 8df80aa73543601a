/** An administrative area: its code (4 digits for a prefecture, 6 for a county) and its Chinese name. */
export interface Area {
  readonly code: string;
  readonly zh: string;
}
