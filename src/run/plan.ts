import { join } from 'node:path';
import { ReliefError } from '../domain/errors.js';
import type { Fen } from '../domain/money.js';
import {
  type Config,
  type FoundInputs,
  findInputs,
  isDirectory,
  parseTolerance,
  pathOf,
  type ReadingRules,
} from '../intake/index.js';
import { packPath } from '../policy/load.js';
import type { RunFileWarning, RunInput } from '../reports/results.js';
import type { Language } from '../text/catalogue.js';
import type { RunOptions } from './options.js';
import { type PlannedPolicy, stackOf } from './policy-settings.js';
import { refuseSameFile } from './same-file.js';
import { pathInConfig, type StartingPoint, standardFile, startingPointOf } from './starting-point.js';

/** The plan of a run: which files, which policies with which settings. Nothing but configuration is read yet. */
export interface RunPlan {
  /** relief.yaml as an input of the run; null where there is none. */
  readonly config: RunInput | null;
  readonly claims: readonly string[];
  readonly roster: string;
  readonly fund: string | null;
  readonly stack: readonly PlannedPolicy[];
  readonly tolerance: Fen;
  readonly rules: ReadingRules;
  /** What was found in folders, workbooks and archives and not asked for, or not used. */
  readonly remarks: readonly RunFileWarning[];
  /** Language of texts in the outputs; undefined where none was named. */
  readonly language: Language | undefined;
}

/**
 * Plans a run: options of the command line override relief.yaml, which overrides the defaults. Folders, workbooks
 * and archives among the claims are searched for tables.
 * Errors: those of `planRun` and `findInputs`.
 */
export async function layOutRun(options: RunOptions): Promise<RunPlan> {
  const start = startingPointOf(options);
  const { config } = start;
  const usual = (name: string): string | undefined => standardFile(name, start) ?? undefined;
  const named = start.claims.some(isDirectory) ? () => undefined : usual;
  const found = await findInputs(start.claims, {
    roster: options.roster ?? pathInConfig(config.roster, start) ?? named('roster.csv'),
    fund: options.fund ?? pathInConfig(config.fund, start) ?? named('fund.csv'),
    usual,
    rules: rulesOf(options, config),
  });
  return planRun(options, start, found);
}

/**
 * Plans a run whose claims are files.
 *
 * @param found What was found among the claims, where somebody has searched them.
 * Errors: those of `startingPointOf` and `stackOf`, FILE_TWICE, NO_ROSTER.
 */
export function planRun(options: RunOptions, start = startingPointOf(options), found?: FoundInputs): RunPlan {
  const { config, input } = start;
  const stack = stackOf(start, options);
  const claims = found?.claims ?? start.claims;
  const roster = options.roster ?? pathInConfig(config.roster, start) ?? found?.roster ?? usualRoster(start);
  const fund =
    options.fund ?? pathInConfig(config.fund, start) ?? found?.fund ?? standardFile('fund.csv', start);
  refuseSameFile([
    ...claims.map((path) => ({ role: 'claims' as const, path })),
    { role: 'roster', path: roster },
    ...(fund === null ? [] : [{ role: 'fund' as const, path: fund }]),
    ...(input === null ? [] : [input]),
  ]);
  return {
    config: input,
    claims,
    roster,
    fund,
    stack,
    tolerance:
      options.tolerance === undefined ? config.tolerance : parseTolerance(options.tolerance, '--tolerance'),
    rules: rulesOf(options, config),
    remarks: found?.remarks ?? [],
    language: options.language ?? config.lang,
  };
}

function usualRoster(start: StartingPoint): string {
  const usual = standardFile('roster.csv', start);
  if (usual === null) throw new ReliefError('NO_ROSTER', { file: join(start.folder, 'roster.csv') });
  return usual;
}

/** Every file that the run reads, so that nothing is written in its place; `-` is standard input. */
export function filesOfPlan({ config, claims, roster, fund, stack }: RunPlan): string[] {
  const tables = [
    ...(config === null ? [] : [config.path]),
    ...claims,
    roster,
    ...(fund === null ? [] : [fund]),
  ];
  return [...tables.map(pathOf), ...stack.map(({ loaded }) => packPath(loaded.file))];
}

function rulesOf(options: RunOptions, { rules }: Config): ReadingRules {
  return options.sheet === undefined ? rules : { ...rules, sheet: options.sheet };
}
