import { packPath } from '../policy/load.js';

/**
 * Every file that a run has read: no output may replace one of them.
 *
 * @param policies The stack as given: ids of built-in packs or paths.
 */
export function filesRead(
  inputs: readonly { readonly path: string; readonly origin?: { readonly path: string } | undefined }[],
  policies: readonly string[],
): string[] {
  return [...inputs.map(({ path, origin }) => origin?.path ?? path), ...policies.map(packPath)];
}
