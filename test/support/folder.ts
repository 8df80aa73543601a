import { join } from 'node:path';
import type { Reject } from '../../src/domain/reject.js';
import { type Adjudication, replay } from '../../src/engine/replay.js';
import { readClaims, readConfig, readRoster } from '../../src/intake/index.js';
import { builtInPack, compileFor } from './policies.js';

/** Reads claims.csv, roster.csv and relief.yaml of a folder and replays them as a run would. */
export async function replayFolder(
  folder: string,
): Promise<{ readonly adjudication: Adjudication; readonly rejects: readonly Reject[] }> {
  const config = await readConfig(join(folder, 'relief.yaml'));
  const { claims, rejects } = await readClaims([join(folder, 'claims.csv')]);
  const { roster, rejects: rosterRejects } = await readRoster(join(folder, 'roster.csv'), claims.personIds);
  const policies = config.policies.map((id) => {
    const inForce = config.inForce[id];
    const parameters = config.parameters[id] ?? {};
    return compileFor(builtInPack(id), claims, roster, {
      parameters,
      ...(inForce === undefined ? {} : { inForce }),
    });
  });
  return { adjudication: replay(claims, roster, policies), rejects: [...rejects, ...rosterRejects] };
}
