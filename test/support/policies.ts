import { NO_DAY } from '../../src/domain/calendar.js';
import { settlementYears } from '../../src/engine/replay.js';
import { PACK_CHECKS } from '../../src/policy/checks/index.js';
import { compilePolicy, type PolicySettings } from '../../src/policy/compile.js';
import { type LoadedPack, loadPolicy } from '../../src/policy/load.js';
import type { Policy } from '../../src/policy/policy.js';
import { packSchema } from '../../src/policy/schema.js';
import { YamlSource } from '../../src/policy/source.js';
import type { ClaimTable } from '../../src/tables/claim-table.js';
import type { RosterTable } from '../../src/tables/roster-table.js';

/** Stands where a pack comes from no file. */
const NO_SOURCE = YamlSource.parse('{}', 'test.yaml');

const builtIn = new Map<string, LoadedPack>();

/** A built-in pack; each is read from its file once. */
export function builtInPack(id: string): LoadedPack {
  const loaded = builtIn.get(id) ?? loadPolicy(id);
  builtIn.set(id, loaded);
  return loaded;
}

/** A pack written out as data (every scalar a text), held to the same schema and checks as one from a file. */
export function packOf(data: unknown): LoadedPack {
  const pack = packSchema.parse(data);
  const findings = PACK_CHECKS.flatMap((check) => check(pack));
  const fault = findings.find((finding) => finding.severity === 'error');
  if (fault !== undefined) throw new Error(`${fault.code} at ${fault.path.map(String).join('.')}`);
  return { pack, file: 'test.yaml', sha256: '', modified: false, warnings: findings, source: NO_SOURCE };
}

/** A pack compiled for the years that the claims need. */
export function compileFor(
  loaded: LoadedPack,
  claims: ClaimTable,
  roster: RosterTable,
  settings: PolicySettings = {},
): Policy {
  const atRisk = roster.atRiskFrom.subarray(0, roster.count);
  return compilePolicy(loaded, settings, {
    settlementYears: settlementYears(claims),
    rosterHasAtRiskFrom: atRisk.some((day) => day !== NO_DAY),
  });
}
