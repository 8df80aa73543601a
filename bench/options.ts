import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BENCH_FOLDER } from './places.js';
import { TOWNS, type Town } from './towns.js';

export interface BenchOptions {
  readonly claims: number;
  readonly seed: number;
  /** How often each program is run, in turn. */
  readonly runs: number;
  readonly towns: readonly Town[];
  readonly withPeer: boolean;
  /** Where the measurements go as JSON. */
  readonly json: string | undefined;
  /** Where data and outputs are written. */
  readonly folder: string;
  /** Leave them there. */
  readonly keep: boolean;
}

export const USAGE = `npm run bench -- [options]

  --claims N     size of each generated set (1000000)
  --policy P     policy id, or all for the five; only ${TOWNS[0].policy} has a peer (${TOWNS[0].policy})
  --runs N       how often each program is run, in turn (3)
  --seed N       another set of the same kind (1)
  --no-peer      only relief
  --json FILE    write the measurements as JSON
  --folder DIR   where data and outputs go (bench/data)
  --keep         leave them there
`;

/** Reads the command line; throws an Error that says what is wrong with it. */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      claims: { type: 'string', default: '1000000' },
      policy: { type: 'string', default: TOWNS[0].policy },
      runs: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      'no-peer': { type: 'boolean', default: false },
      json: { type: 'string' },
      folder: { type: 'string', default: join(BENCH_FOLDER, 'data') },
      keep: { type: 'boolean', default: false },
    },
  });
  const towns = values.policy === 'all' ? TOWNS : TOWNS.filter((town) => town.policy === values.policy);
  if (towns.length === 0) throw new Error(`no such policy: ${values.policy}`);
  return {
    claims: wholeNumber('--claims', values.claims),
    seed: wholeNumber('--seed', values.seed),
    runs: wholeNumber('--runs', values.runs),
    towns,
    withPeer: !values['no-peer'],
    json: values.json,
    folder: values.folder,
    keep: values.keep,
  };
}

function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new Error(`${name} is not a whole number above 0: ${text}`);
  return Number(text);
}
