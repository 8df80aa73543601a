import type { EChartsOption } from 'echarts/types/dist/shared';
import type { Language } from '../../../text/catalogue.js';
import { axisYuan } from '../../shared/numbers.js';
import { COLOURS } from '../../shared/palette.js';
import { FONT_SIZE } from './drawing.js';

/** What all charts share: margins, axes and legend, in the colours of the page. */

/** The margins of the drawing. The library adds the room for the labels of the axes. */
export function grid(top: number, right: number) {
  return { left: 4, right, top, bottom: 4, outerBoundsMode: 'same' } as const;
}

/** What the values of a chart are: yuan, or a number of persons or claims. */
export type Unit = 'yuan' | 'count';

/** The axis on which values are read, with a line across the drawing at every mark. */
export function valueAxis(unit: Unit, language: Language) {
  const label = { fontSize: FONT_SIZE, color: COLOURS.muted };
  return {
    type: 'value' as const,
    ...(unit === 'yuan'
      ? { axisLabel: { ...label, formatter: axisYuan(language) } }
      : { axisLabel: label, minInterval: 1 }),
    splitLine: { lineStyle: { color: COLOURS.line } },
  };
}

/** The axis with the names of the bars. */
export function nameAxis(names: readonly string[], label: object) {
  return {
    type: 'category' as const,
    data: [...names],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: COLOURS.muted } },
    axisLabel: { fontSize: FONT_SIZE, color: COLOURS.ink, ...label },
  };
}

/** The legend, above the drawing. */
export const LEGEND = {
  top: 0,
  left: 0,
  itemWidth: 10,
  itemHeight: 10,
  icon: 'rect',
  textStyle: { color: COLOURS.ink, fontSize: FONT_SIZE },
} satisfies EChartsOption['legend'];
