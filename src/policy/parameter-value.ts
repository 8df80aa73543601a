import { parseRatio } from '../domain/money.js';
import type { ParameterValue, Unit } from '../mechanisms/pack-value.js';
import { brokenTier } from '../mechanisms/rate.js';
import { parsePackYuan, shape } from '../mechanisms/shape.js';

/**
 * Reads a value in the unit of its parameter: yuan as fen (`none` for a cap that does not exist), a
 * ratio as a fraction, tiers, or a list of county codes. Undefined where it is anything else.
 */
export function parseParameterValue(unit: Unit, raw: unknown): ParameterValue | undefined {
  switch (unit) {
    case 'yuan':
      if (typeof raw !== 'string') return undefined;
      return raw === 'none' ? 'none' : parsePackYuan(raw);
    case 'ratio':
      return typeof raw === 'string' ? parseRatio(raw) : undefined;
    case 'areas':
      return Array.isArray(raw) && raw.every((code) => typeof code === 'string' && /^\d{6}$/.test(code))
        ? (raw as string[])
        : undefined;
    case 'tiers': {
      const tiers = shape.tiers.safeParse(raw);
      return tiers.success && brokenTier(tiers.data) === undefined ? tiers.data : undefined;
    }
  }
}
