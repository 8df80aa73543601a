/** An area with its code or the first digits of it (3303 is a prefecture, 330302 a county) and its name. */
export interface Area {
  readonly code: string;
  readonly zh: string;
}
