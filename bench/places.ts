import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of relief's package, from the sources of the benchmark as from its compiled files. */
export const PACKAGE_FOLDER = packageFolder();
export const BENCH_FOLDER = join(PACKAGE_FOLDER, 'bench');
/** The executable that is measured. */
export const RELIEF = join(PACKAGE_FOLDER, 'dist', 'bin', 'relief.js');

// The benchmark is a package of its own, so the nearest package.json would be the wrong one.
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'src', 'policies'))) folder = dirname(folder);
  return folder;
}
