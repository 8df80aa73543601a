import { ReliefError } from '../../domain/errors.js';
import { writeSample } from '../../sample/index.js';
import type { Call } from '../call.js';
import { STATUS_DONE } from '../errors.js';
import { rememberResults } from '../process.js';
import { visible } from '../visible.js';

const DEFAULT_CLAIMS = 1000;
const MOST_CLAIMS = 100_000_000;

/** Writes an invented data set for a policy. */
export async function run({ args: [policy = '', folder = ''], options, terminal }: Call): Promise<number> {
  const written = writeSample({
    policy,
    folder,
    claims: wholeNumber('--claims', options.claims, DEFAULT_CLAIMS, 1, MOST_CLAIMS),
    seed: wholeNumber('--seed', options.seed, 1, 0, Number.MAX_SAFE_INTEGER),
    defects: tenThousandths(options.defects ?? '5%'),
    dialect: options.dialect ?? 'canonical',
    encoding: options.encoding ?? 'utf8',
    modes: options.mode,
  });
  rememberResults(folder);
  if (options.quiet !== true)
    terminal.print(terminal.say('sample.written', { ...written, folder: visible(folder) }));
  return STATUS_DONE;
}

function wholeNumber(
  option: string,
  text: string | undefined,
  standard: number,
  least: number,
  most: number,
): number {
  if (text === undefined) return standard;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new ReliefError('BAD_OPTION_VALUE', { option, value: text, allowed: `${least} – ${most}` });
}

/** A percentage with at most two decimals, written 5% or 5, in ten-thousandths. */
function tenThousandths(text: string): number {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/.exec(text);
  const share =
    match === null ? Number.NaN : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  if (share <= 10_000) return share;
  throw new ReliefError('BAD_OPTION_VALUE', { option: '--defects', value: text, allowed: '0% – 100%' });
}
