import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, relief, type Told } from '../cli/relief.js';

export interface Run extends Told {
  /** The folder of the inputs. */
  readonly folder: string;
  /** A file of the results; '' where there is none. */
  readonly written: (name: string) => string;
}

/** Runs `relief adjudicate claims.csv` with these files and options. */
export async function adjudicated(
  files: Readonly<Record<string, string>>,
  options: readonly string[],
): Promise<Run> {
  const folder = folderWith(files);
  const told = await relief(['adjudicate', join(folder, 'claims.csv'), ...options]);
  const written = (name: string): string => {
    const path = join(folder, 'relief-out', name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  return { ...told, folder, written };
}

/** Rows of claims.csv under the columns that these tests need. */
export function claims(...rows: readonly string[]): string {
  return [
    'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid,assistance_paid,place',
    ...rows,
    '',
  ].join('\n');
}

/** Rows of roster.csv under the columns that these tests need. */
export function roster(...rows: readonly string[]): string {
  return ['person_id,identity,recognized_on,area', ...rows, ''].join('\n');
}
