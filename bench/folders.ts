import { join } from 'node:path';
import { packageRoot } from '../src/package-root.js';

export const BENCH_FOLDER = join(packageRoot(), 'bench');
/** Invented data of eighty claims that belong to the package. */
export const SMALL_SAMPLE = join(packageRoot(), 'samples', 'dongyang-2020', 'claims.csv');
/** The library and the executable that are measured. */
export const LIBRARY = join(packageRoot(), 'dist', 'src', 'index.js');
export const RELIEF = join(packageRoot(), 'dist', 'bin', 'relief.js');
