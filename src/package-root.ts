import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What this package has, and no package inside its work tree, such as that of the benchmark. */
const MARKS = ['package.json', join('src', 'policies')];

/** The folder of this package: the same in the installed package as in the work tree. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!MARKS.every((name) => existsSync(join(folder, name)))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('the folder of the package is not found');
    folder = above;
  }
  return folder;
}
