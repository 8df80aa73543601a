import type { Reason } from '../domain/decision.js';
import type { Fen } from '../domain/money.js';
import { roomUnder } from './cap.js';
import { grossOf, type Tier } from './rate.js';

/** What one benefit line starts from. All amounts in fen, ≥ 0. */
export interface LineInput {
  readonly base: Fen;
  /** The burden counter before this claim. */
  readonly before: Fen;
  readonly deductible: Fen;
  readonly tiers: readonly Tier[];
  /** NO_CAP where there is none. */
  readonly cap: Fen;
  /** The paid counter before this claim. */
  readonly paidBefore: Fen;
}

export interface LineResult {
  /** The part of the base above the cumulative deductible. */
  readonly above: Fen;
  readonly gross: Fen;
  readonly payable: Fen;
  /** Why nothing is paid; '' where something is. */
  readonly reason: Reason;
}

/** One benefit line: the part above the deductible, its share, and what room the cap leaves. */
export function benefitLine(input: LineInput): LineResult {
  const { base, before, deductible, tiers, cap, paidBefore } = input;
  const aboveBefore = Math.max(0, before - deductible);
  const above = Math.max(0, before + base - deductible) - aboveBefore;
  const gross = grossOf(tiers, aboveBefore, above);
  const room = roomUnder(cap, paidBefore);
  const payable = Math.min(gross, room);
  return { above, gross, payable, reason: payable > 0 ? '' : reasonForNothing(base, above, room) };
}

function reasonForNothing(base: Fen, above: Fen, room: Fen): Reason {
  if (base === 0) return 'NO_BURDEN';
  if (above === 0) return 'BELOW_DEDUCTIBLE';
  return room === 0 ? 'CAP_REACHED' : 'ROUNDED_TO_ZERO';
}
