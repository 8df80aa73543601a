import type { CommandModule } from './call.js';
import type { OptionName } from './options.js';

/** The options that say what a run reads and how. */
const INPUT: readonly OptionName[] = [
  'config',
  'policy',
  'roster',
  'fund',
  'param',
  'inputEncoding',
  'sheet',
  'forceRejects',
];
/** The options that say what a run writes and how. */
const OUTPUT: readonly OptionName[] = [
  'out',
  'force',
  'mode',
  'tolerance',
  'strict',
  'headers',
  'encoding',
  'reports',
  'mask',
  'threads',
  'memory',
  'quiet',
  'json',
];

export interface CommandLine {
  /** Words of the command, then its arguments, as commander writes them. */
  readonly syntax: string;
  readonly options: readonly OptionName[];
  /** The command itself, loaded when it is called: the help must not wait for the engine. */
  readonly load: () => Promise<CommandModule>;
}

/**
 * Every command. Its texts are in src/text/command-line.ts: the description under `command.<words>`, its line in the
 * list of commands under `summary.<words>`, an example under `example.<words>`, its arguments under `argument.<name>`.
 */
export const COMMANDS: readonly CommandLine[] = [
  {
    syntax: 'adjudicate [claims...]',
    options: [...INPUT, ...OUTPUT],
    load: () => import('./commands/adjudicate.js'),
  },
  {
    syntax: 'explain <claim_id> [claims...]',
    options: [...INPUT, 'json'],
    load: () => import('./commands/explain.js'),
  },
  {
    syntax: 'fund <fund>',
    options: ['decisions', 'fundOut', 'force', 'mode', 'inputEncoding', 'forceRejects', 'quiet', 'json'],
    load: () => import('./commands/fund.js'),
  },
  {
    syntax: 'verify <results>',
    options: ['independent', 'json'],
    load: () => import('./commands/verify.js'),
  },
  {
    syntax: 'rejects <rejects>',
    options: ['inputEncoding', 'json'],
    load: () => import('./commands/rejects.js'),
  },
  {
    syntax: 'columns [files...]',
    options: ['inputEncoding', 'sheet', 'json', 'markdown'],
    load: () => import('./commands/columns.js'),
  },
  {
    syntax: 'init <directory>',
    options: ['inputEncoding', 'sheet', 'mode', 'yes'],
    load: () => import('./commands/init.js'),
  },
  {
    syntax: 'sample <policy> <directory>',
    options: ['claims', 'seed', 'dialect', 'defects', 'encoding', 'mode', 'quiet'],
    load: () => import('./commands/sample.js'),
  },
  { syntax: 'policy list', options: ['json'], load: () => import('./commands/policy-list.js') },
  {
    syntax: 'policy show <policy>',
    options: ['param', 'json'],
    load: () => import('./commands/policy-show.js'),
  },
  { syntax: 'policy check <file...>', options: [], load: () => import('./commands/policy-check.js') },
  { syntax: 'policy test [policy]', options: [], load: () => import('./commands/policy-test.js') },
];
