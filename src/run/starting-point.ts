import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { refuseDevice } from '../devices.js';
import { ReliefError } from '../domain/errors.js';
import {
  type Config,
  EMPTY_CONFIG,
  expandPatterns,
  isDirectory,
  parseConfigBytes,
  pathOf,
} from '../intake/index.js';
import { isPackPath } from '../policy/load.js';
import { readByHand } from '../policy/source.js';
import type { RunInput } from '../reports/results.js';
import type { RunOptions } from './options.js';

/** The configuration of a run, and the claims that the command line or relief.yaml names. */
export interface StartingPoint {
  readonly claims: readonly string[];
  /** Folder of the first claims file. */
  readonly folder: string;
  readonly configPath: string | null;
  readonly config: Config;
  /** relief.yaml as an input of the run; null where there is none. */
  readonly input: RunInput | null;
  /** Folder to which the paths of the configuration are relative. */
  readonly configFolder: string;
}

/** Finds relief.yaml and the claims. Errors: NO_CLAIMS, NO_MATCH, and what reading the configuration may find. */
export function startingPointOf(options: RunOptions): StartingPoint {
  const given = options.claims;
  for (const path of given) if (path !== '-') refuseDevice(pathOf(path));
  const folder = given.length === 0 ? '.' : folderOf(given[0]);
  const configPath = options.config ?? existing(join(folder, 'relief.yaml'));
  const { config, input } =
    configPath === null ? { config: EMPTY_CONFIG, input: null } : readConfiguration(configPath);
  const configFolder = configPath === null ? folder : dirname(configPath);
  const found = { folder, configPath, config, input, configFolder };
  // Where the folder of a relief.yaml is given and that names its claims, these are the claims.
  const isConfigFolder = given.length === 1 && isDirectory(given[0]) && options.config === undefined;
  if (given.length > 0 && !(isConfigFolder && config.claims !== undefined))
    return { ...found, claims: given };
  if (config.claims === undefined || config.claims.length === 0) throw new ReliefError('NO_CLAIMS', {});
  const claims = expandPatterns(config.claims, (path) => from(configFolder, path));
  return { ...found, claims, folder: folderOf(claims[0]) };
}

/** The folder of an input. Standard input has none: its neighbours are the files of the current directory. */
export function folderOf(claims: string): string {
  const path = pathOf(claims);
  if (path === '-') return '.';
  return isDirectory(path) ? path : dirname(path);
}

function readConfiguration(path: string): { config: Config; input: RunInput } {
  const bytes = readByHand(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    config: parseConfigBytes(bytes, path),
    input: { role: 'config', path, bytes: bytes.length, sha256, rows: 0, rejected: 0 },
  };
}

/** The file of a usual name: the one beside relief.yaml, else the one beside the claims; null where there is none. */
export function standardFile(name: string, { configFolder, folder }: StartingPoint): string | null {
  return existing(join(configFolder, name)) ?? existing(join(folder, name));
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null;
}

/** A path that relief.yaml gives, as seen from the current directory. */
export function pathInConfig(path: string | undefined, { configFolder }: StartingPoint): string | undefined {
  return path === undefined ? undefined : from(configFolder, path);
}

/** The policies that relief.yaml names. The path of a pack file is relative to it; a built-in id is no path. */
export function configuredPolicies({ config, configFolder }: StartingPoint): string[] {
  return config.policies.map((name) => (isPackPath(name) ? from(configFolder, name) : name));
}

function from(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}
