import { ReliefError } from '../domain/errors.js';
import type { LoadedPack } from './load.js';
import type { Pack } from './schema.js';

/**
 * Refuses a stack in which a policy that starts from what medical assistance leaves over comes before it: it would pay
 * what assistance has yet to pay. Errors: STACK_ORDER.
 */
export function refuseWrongOrder(packs: readonly LoadedPack[]): void {
  for (const [policyIndex, { pack }] of packs.entries()) {
    if (pack.fund.name === 'assistance' || !takesAssistanceOff(pack)) continue;
    const later = packs.slice(policyIndex + 1).find((other) => other.pack.fund.name === 'assistance');
    if (later === undefined) continue;
    const order = [...packs]
      .sort((a, b) => Number(a.pack.fund.name !== 'assistance') - Number(b.pack.fund.name !== 'assistance'))
      .map((other) => other.pack.id);
    throw new ReliefError('STACK_ORDER', {
      policy: pack.id,
      later: later.pack.id,
      order: order.join(', '),
    });
  }
}

/** Whether a benefit starts from what all other payers leave of the bill, medical assistance among them. */
function takesAssistanceOff({ benefits }: Pack): boolean {
  return benefits.some(({ base }) => base === 'residual_burden');
}
