import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Only this package has both. The packages inside the work tree, such as the benchmark's, have the first alone. */
const MARKS = ['package.json', join('src', 'policies')];

/** The root folder of this package, both where it is installed and in the work tree. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!MARKS.every((name) => existsSync(join(folder, name)))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('the folder of the package is not found');
    folder = above;
  }
  return folder;
}
