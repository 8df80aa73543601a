import { join } from 'node:path';
import type { Fen } from '../src/domain/money.js';
import { replay } from '../src/engine/replay.js';
import { parseConfig } from '../src/intake/index.js';
import { burden } from '../src/mechanisms/base.js';
import { compilePolicy } from '../src/policy/compile.js';
import { loadPolicy } from '../src/policy/load.js';
import type { Policy } from '../src/policy/policy.js';
import { ClaimTable } from '../src/tables/claim-table.js';
import { RosterTable } from '../src/tables/roster-table.js';
import { PACKAGE_FOLDER } from './places.js';
import type { Household } from './population.js';
import type { Random } from './random.js';
import type { Town } from './towns.js';

/** What stands in the paid columns of one claim, in fen. */
export interface Paid {
  readonly assistance: Fen;
  readonly charity: Fen;
}

/** Of ten thousand claims, for how many the settlement system was wrong. */
const PAID_WRONGLY = 200;
const NOT_RECOVERED = 300;

/** The system that paid at the counter: nearly always what the policy says. */
export class SettlementSystem {
  private readonly policy: Policy;

  constructor(
    private readonly town: Town,
    private readonly random: Random,
  ) {
    const parameters = parseConfig(town.config, 'relief.yaml').parameters[town.policy];
    this.policy = compilePolicy(
      loadPolicy(join(PACKAGE_FOLDER, 'src', 'policies', town.policy, 'policy.yaml')),
      { parameters: parameters ?? {} },
      { settlementYears: () => [town.year], rosterHasAtRiskFrom: true },
    );
  }

  /** What was paid for each claim of whole households, whose claims no other household's can touch. */
  pay({ recipients, claims }: Household): Paid[] {
    const { town } = this;
    const table = new ClaimTable();
    const roster = new RosterTable(table.personIds);
    for (const recipient of recipients) roster.push(recipient);
    const forCharity = town.fund === 'charity';
    // The charity fund starts from what the assistance before it has left, so that is settled first.
    for (const claim of claims) {
      const insurance = claim.basicPaid + claim.catastrophicPaid + claim.supplementaryPaid;
      const assistance = forCharity ? Math.round(Math.max(0, claim.eligible - insurance) / 4) : 0;
      table.push({ ...claim, assistancePaid: assistance });
    }
    const [decisions] = replay(table, roster, [this.policy]).decisions;
    const paid: Paid[] = [];
    claims.forEach((claim, place) => {
      const assistance = table.assistancePaid[place];
      const before = paid[place - 1];
      // A reversal stands right behind what it takes back.
      const amount =
        claim.reverses !== undefined
          ? this.recovered(forCharity ? before.charity : before.assistance)
          : claims[place + 1]?.reverses === claim.claimId
            ? Math.round(burden(table, place) / 2)
            : this.recorded(decisions.payable[place], burden(table, place));
      if (!forCharity) paid.push({ assistance: amount, charity: 0 });
      else
        paid.push({
          assistance: claim.reverses === undefined ? assistance : -before.assistance,
          charity: amount,
        });
    });
    return paid;
  }

  private recovered(amount: Fen): Fen {
    return this.random.happens(NOT_RECOVERED) ? 0 : -amount;
  }

  private recorded(due: Fen, burdenLeft: Fen): Fen {
    const { random } = this;
    if (!random.happens(PAID_WRONGLY)) return due;
    // Somebody was taken for a recipient, or for one of another category.
    if (due === 0) return Math.round(burdenLeft * 0.5);
    return random.weighted<() => Fen>([
      [() => Math.round(due * 0.8), 350],
      [() => Math.round(due * 1.25), 250],
      [() => due + 1, 200],
      [() => 0, 200],
    ])();
  }
}
