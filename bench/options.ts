import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtInIds } from '../src/policy/load.js';
import { BENCH_FOLDER } from './folders.js';

/** The policy that peer.sql computes. */
export const PEER_POLICY = 'dongyang-2020';

export interface BenchOptions {
  readonly claims: number;
  /** How many claims in a hundred were paid wrongly. */
  readonly wrong: number;
  readonly seed: number;
  /** How often each program is run, in turn. */
  readonly runs: number;
  readonly policies: readonly string[];
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
  --wrong N      how many claims in a hundred were paid wrongly (2)
  --policy P     policy id, or all; only ${PEER_POLICY} has a peer (${PEER_POLICY})
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
      wrong: { type: 'string', default: '2' },
      policy: { type: 'string', default: PEER_POLICY },
      runs: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      'no-peer': { type: 'boolean', default: false },
      json: { type: 'string' },
      folder: { type: 'string', default: join(BENCH_FOLDER, 'data') },
      keep: { type: 'boolean', default: false },
    },
  });
  const policies = builtInIds().filter((id) => values.policy === 'all' || id === values.policy);
  if (policies.length === 0) throw new Error(`no such policy: ${values.policy}`);
  return {
    claims: wholeNumber('--claims', values.claims),
    wrong: percentage('--wrong', values.wrong),
    seed: wholeNumber('--seed', values.seed),
    runs: wholeNumber('--runs', values.runs),
    policies,
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

function percentage(name: string, text: string): number {
  if (!/^(\d{1,2}|100)$/.test(text)) throw new Error(`${name} is not a whole number from 0 to 100: ${text}`);
  return Number(text);
}
