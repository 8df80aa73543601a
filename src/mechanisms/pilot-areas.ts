import type { Reason } from '../domain/decision.js';
import type { ClaimView } from './claim-view.js';
import { mechanism } from './mechanism.js';

/** Pilot areas: only people of some counties are assisted. */

export interface PilotAreasRule {
  readonly pilotAreas: { readonly areas: ReadonlySet<string>; readonly article: string } | null;
}

export const pilotAreasRule = mechanism({
  words: {
    'rule.pilot_areas': { en: 'pilot areas', zh: '试点地区' },
    'reason.AREA_NOT_IN_PILOT': {
      en: 'The person’s area is not a pilot area.',
      zh: '该人员所在地区不在试点范围。',
    },
  },

  shape: ({ z, areaCode, parameterUse, cited }) =>
    z.strictObject({
      areas: z.union([
        z
          .array(areaCode)
          .min(1)
          .transform((value) => ({ kind: 'areas' as const, value })),
        parameterUse('areas'),
      ]),
      ...cited,
    }),

  compile(rule, values): PilotAreasRule {
    if (rule === undefined) return { pilotAreas: null };
    const { areas: written, article = '' } = rule;
    // The document names the areas, not a year, so the value given without a year counts.
    const areas =
      written.kind === 'areas' ? written.value : values.need(written, values.firstYear, rule.article);
    return { pilotAreas: { areas: new Set(areas ?? []), article } };
  },

  show(rule, { say, list, parameter }) {
    if (rule === undefined) return [];
    const { areas, article = '' } = rule;
    return [
      [say('rule.pilot_areas'), areas.kind === 'areas' ? list(areas.value) : parameter(areas), article],
    ];
  },
});

/** A blank area is in no pilot area. */
export function pilotAreaFault({ policy: { pilotAreas }, roster, row }: ClaimView<PilotAreasRule>): Reason {
  if (pilotAreas === null) return '';
  return pilotAreas.areas.has(roster.areas.text(roster.area[row])) ? '' : 'AREA_NOT_IN_PILOT';
}
