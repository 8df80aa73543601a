import { StringInterner } from '../../columnar/string-interner.js';
import { ReliefError } from '../../domain/errors.js';
import { formatYuan } from '../../domain/money.js';
import { explainClaim } from '../../explain/claim-trace.js';
import type { RunResults } from '../../reports/index.js';
import { jsonText } from '../../reports/json.js';
import { runAdjudication } from '../../run/run.js';
import type { ClaimTable } from '../../tables/claim-table.js';
import type { Call } from '../call.js';
import { STATUS_DONE } from '../errors.js';
import { explanationLines } from '../explanation.js';
import { nearest } from '../nearest.js';
import { Progress } from '../progress.js';
import { runOptions } from '../run-options.js';
import { maskInput } from '../table-masking.js';

/**
 * Explains one claim. All claims are replayed, because the counters depend on the earlier ones. A refund may have the
 * number of its original; then both are explained.
 */
export async function run({ args, options, terminal }: Call): Promise<number> {
  const [id = '', ...paths] = args;
  const progress = new Progress(terminal, true);
  try {
    const results = await runAdjudication({
      ...runOptions(paths, options, terminal),
      progress: progress.report,
    });
    progress.end();
    const { claims } = results.adjudication;
    const files = results.inputs.filter((input) => input.role === 'claims');
    const explained = findClaims(results, id).map((claim) => ({
      location: { file: files[claims.file[claim]]?.path ?? '', line: claims.line[claim] },
      trace: explainClaim(results.adjudication, claim),
    }));
    if (options.json) {
      const data = explained.map(({ location, trace }) => ({ ...location, ...trace }));
      terminal.io.stdout.write(jsonText(data.length === 1 ? data[0] : data));
      return STATUS_DONE;
    }
    const inLanguage = terminal.in(results.settings.language);
    explained.forEach(({ location, trace }, at) => {
      terminal.print(...(at === 0 ? [] : ['']), ...explanationLines(trace, location, results, inLanguage));
    });
    return STATUS_DONE;
  } finally {
    progress.end();
  }
}

/**
 * The indexes of the claims with this id, in replay order: one claim, or a claim and its refund.
 * Errors: CLAIM_IS_CORRECTION, CLAIM_REJECTED, NO_SUCH_CLAIM.
 */
function findClaims(results: RunResults, id: string): readonly number[] {
  const { claims, order } = results.adjudication;
  const wanted = new StringInterner();
  wanted.internText(id);
  const isWanted = (row: number): boolean => wanted.findFrom(claims.claimIds, claims.claimId[row]) > 0;
  const found = Array.from(order.filter(isWanted));
  if (found.length > 0) return found;
  for (let row = claims.count; row < claims.count + claims.corrections; row++) {
    if (isWanted(row)) throw isCorrection(results, id, row);
  }
  const isClaimsFile = new Set(
    results.inputs.filter(({ role }) => role === 'claims').map(({ path }) => path),
  );
  const reject = results.rejects.find(({ file, row }) => isClaimsFile.has(file) && hasCell(row, id));
  if (reject !== undefined) {
    const { file, line, column, value, code } = reject;
    const shown = maskInput(column, value);
    throw new ReliefError('CLAIM_REJECTED', { id, file, line, column, value: shown, reject: code });
  }
  const [suggestion] = nearest(id, ids(claims));
  throw new ReliefError('NO_SUCH_CLAIM', { value: id, ...(suggestion === undefined ? {} : { suggestion }) });
}

function isCorrection(
  { adjudication: { claims }, inputs }: RunResults,
  id: string,
  row: number,
): ReliefError {
  const files = inputs.filter(({ role }) => role === 'claims');
  return new ReliefError('CLAIM_IS_CORRECTION', {
    id,
    file: files[claims.file[row]]?.path ?? '',
    line: claims.line[row],
    assistance: formatYuan(claims.assistancePaid[row]),
    charity: formatYuan(claims.charityPaid[row]),
  });
}

/** Whether a cell of a row's original text is the id. */
function hasCell(row: string, id: string): boolean {
  return row.split(/[,\t]/).some((cell) => cell.trim().replace(/^["']|["']$/g, '') === id);
}

/** How many ids are searched for one that is like a mistyped id. */
const IDS_COMPARED = 200_000;

function* ids(claims: ClaimTable): Generator<string> {
  for (let claim = 0; claim < Math.min(claims.count, IDS_COMPARED); claim++) {
    yield claims.claimIds.text(claims.claimId[claim]);
  }
}
