import type { Service } from '../domain/claim.js';
import type { Fen } from '../domain/money.js';
import { type Random, Weighted } from './random.js';

/** What one treatment cost, and what was paid of it before assistance, by payer. In fen. */
export interface Bill {
  readonly total: Fen;
  readonly eligible: Fen;
  readonly basic: Fen;
  readonly catastrophic: Fen;
  readonly supplementary: Fen;
  readonly other: Fen;
}

const YUAN = 100;

/** The smallest bill of a service in yuan, and how often it may double. */
const SIZES: Readonly<Record<Service, readonly [least: number, doublings: number]>> = {
  inpatient: [3000, 5],
  day_surgery: [2500, 3],
  special_outpatient: [600, 4],
  chronic_outpatient: [150, 3],
  outpatient: [60, 4],
  emergency: [200, 4],
  observation: [400, 3],
  emergency_rescue: [1500, 4],
  pharmacy: [40, 4],
  negotiated_drug: [1200, 4],
};

/** Each doubling is half as frequent as the one before. */
const DOUBLINGS = [32, 16, 8, 4, 2, 1];
const DOUBLING_DRAWS = DOUBLINGS.map(
  (_, most) =>
    new Weighted(DOUBLINGS.slice(0, most + 1).map((weight, doublings) => [doublings, weight] as const)),
);

/** Catastrophic insurance pays a part of what the patient has to pay above this amount. */
const CATASTROPHIC_FROM: Fen = 15_000 * YUAN;

/** Draws a bill; one of a seriously ill person is two or three times as large. */
export function drawBill(service: Service, isIll: boolean, isForCatastrophes: boolean, random: Random): Bill {
  const [least, most] = SIZES[service];
  const size = least * YUAN * 2 ** DOUBLING_DRAWS[most].draw(random);
  const factor = (isIll ? random.between(2, 3) : 1) * (isForCatastrophes ? 2 : 1);
  const total = size * factor + random.below(size);
  const eligible = percent(total, isForCatastrophes ? random.between(55, 92) : random.between(82, 99));
  const basic = percent(eligible, random.between(48, 82));
  const own = eligible - basic;
  const catastrophic = own > CATASTROPHIC_FROM ? percent(own - CATASTROPHIC_FROM, 60) : 0;
  const supplementary = random.chance(250) ? percent(own - catastrophic, random.between(10, 60)) : 0;
  const other = random.chance(300)
    ? percent(total - basic - catastrophic - supplementary, random.between(5, 20))
    : 0;
  return { total, eligible, basic, catastrophic, supplementary, other };
}

/** Rounded down to the fen. */
export function percent(amount: Fen, percentage: number): Fen {
  return Math.floor((amount * percentage) / 100);
}
