import { join } from 'node:path';
import type { Fen } from '../../src/domain/money.js';
import { type Adjudication, replay } from '../../src/engine/replay.js';
import { readClaims, readConfig, readRoster } from '../../src/intake/index.js';
import { builtInPack, compileFor } from '../support/policies.js';

/** Reads and replays the files of a folder as a run would. */
export async function replayFolder(folder: string): Promise<{ adjudication: Adjudication; tolerance: Fen }> {
  const config = await readConfig(join(folder, 'relief.yaml'));
  const { claims } = await readClaims([join(folder, 'claims.csv')]);
  const { roster } = await readRoster(join(folder, 'roster.csv'), claims.personIds);
  const policies = config.policies.map((id) => {
    const inForce = config.inForce[id];
    const settings = {
      parameters: config.parameters[id] ?? {},
      ...(inForce === undefined ? {} : { inForce }),
    };
    return compileFor(builtInPack(id), claims, roster, settings);
  });
  return { adjudication: replay(claims, roster, policies), tolerance: config.tolerance };
}
