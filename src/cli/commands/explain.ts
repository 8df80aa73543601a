import type { ClaimTable } from '../../domain/claim.js';
import { ReliefError } from '../../domain/errors.js';
import { traceClaim } from '../../engine/trace.js';
import type { RunResults } from '../../reports/index.js';
import { jsonText } from '../../reports/json.js';
import { runAdjudication } from '../../run/run.js';
import { STATUS_DONE } from '../errors.js';
import { explanationLines } from '../explanation.js';
import { nearest } from '../nearest.js';
import type { Call } from '../program.js';
import { Progress } from '../progress.js';
import { runOptions } from '../run-options.js';
import { maskInput } from '../table-masking.js';

/** Explains one claim: all claims are replayed, because the counters depend on those before. */
export async function run({ args, options, terminal }: Call): Promise<number> {
  const [id = '', ...paths] = args;
  const progress = new Progress(terminal, true);
  try {
    const results = await runAdjudication({
      ...runOptions(paths, options, terminal),
      progress: progress.report,
    });
    progress.end();
    const claim = findClaim(results, id);
    const { claims } = results.adjudication;
    const trace = traceClaim(results.adjudication, claim);
    const files = results.inputs.filter((input) => input.role === 'claims');
    const place = { file: files[claims.file[claim]]?.path ?? '', line: claims.line[claim] };
    if (options.json) terminal.io.stdout.write(jsonText({ ...place, ...trace }));
    else terminal.print(...explanationLines(trace, place, results, terminal.in(results.settings.language)));
    return STATUS_DONE;
  } finally {
    progress.end();
  }
}

/** The place of a claim in the table. Errors: CLAIM_REJECTED, NO_SUCH_CLAIM. */
function findClaim(results: RunResults, id: string): number {
  const { claims } = results.adjudication;
  const text = claims.claimIds.indexOf(id);
  const claim = text < 0 ? -1 : claims.claimId.subarray(0, claims.count).indexOf(text);
  if (claim >= 0) return claim;
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

/** Whether a cell of a row's original text is the id. */
function hasCell(row: string, id: string): boolean {
  return row.split(/[,\t]/).some((cell) => cell.trim().replace(/^["']|["']$/g, '') === id);
}

/** More ids than this are not compared one by one with a mistyped one. */
const IDS_COMPARED = 200_000;

function* ids(claims: ClaimTable): Generator<string> {
  for (let claim = 0; claim < Math.min(claims.count, IDS_COMPARED); claim++) {
    yield claims.claimIds.text(claims.claimId[claim]);
  }
}
