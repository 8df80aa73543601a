import type { Day } from '../../../domain/calendar.js';
import type { Fen } from '../../../domain/money.js';
import type { Language } from '../../../text/catalogue.js';
import type { Span } from '../../shared/figures/span.js';
import { COLOURS } from '../../shared/palette.js';
import type { Html } from '../html.js';
import { grid, valueAxis } from './axes.js';
import { type ChartFrame, drawChart, FONT_SIZE } from './drawing.js';
import { monthMarks } from './month-marks.js';

interface BalanceChart extends Omit<ChartFrame, 'height'> {
  /** The days of the axis, both inclusive. */
  readonly span: Span;
  /** The balance at the end of each day on which it changed, in date order. */
  readonly evenings: readonly { readonly day: Day; readonly balance: Fen }[];
  /** The names of the months. */
  readonly months: readonly string[];
}

/** What differs between a chart of the full width and one of several beside each other. */
const SIZES = {
  column: { height: 230, right: 24, marks: 12, splitNumber: 5, width: 1.6 },
  small: { height: 124, right: 14, marks: 4, splitNumber: 3, width: 1.3 },
} as const;

/** A balance day by day, as steps; below zero the area is filled. */
export function balanceChart(chart: BalanceChart, language: Language): Html {
  const { id, label, size, span, months } = chart;
  const { height, right, marks, splitNumber, width } = SIZES[size];
  const points = pointsOf(chart);
  const line = { type: 'line' as const, step: 'end' as const, symbol: 'none', silent: true };
  const area = (limit: (yuan: number) => number, color: string, opacity: number) => ({
    ...line,
    data: points.map(([day, yuan]) => [day, limit(yuan)]),
    lineStyle: { width: 0 },
    areaStyle: { color, opacity },
  });
  return drawChart(
    { id, label, size, height },
    {
      grid: grid(12, right),
      xAxis: dayAxis(span, marks, months),
      yAxis: {
        ...valueAxis('yuan', language),
        axisLine: { show: false },
        axisTick: { show: false },
        splitNumber,
      },
      series: [
        { ...line, data: points, lineStyle: { color: COLOURS.accent, width } },
        area((yuan) => Math.max(0, yuan), COLOURS.accent, 0.1),
        area((yuan) => Math.min(0, yuan), COLOURS.alarm, 0.7),
      ],
    },
  );
}

/** The balances in yuan. The last one lasts to the end of the axis. */
function pointsOf({ evenings, span }: BalanceChart): [Day, number][] {
  const points = evenings.map(({ day, balance }): [Day, number] => [day, balance / 100]);
  const last = points.at(-1);
  if (last !== undefined && last[0] < span.last) points.push([span.last, last[1]]);
  return points;
}

function dayAxis(span: Span, mostMarks: number, months: readonly string[]) {
  const marks = monthMarks(span, mostMarks, months);
  return {
    type: 'value' as const,
    min: span.first,
    max: span.last,
    axisLine: { onZero: false, lineStyle: { color: COLOURS.muted } },
    axisTick: { show: true, customValues: marks.days },
    axisLabel: {
      fontSize: FONT_SIZE,
      customValues: marks.days,
      formatter: (day: number) => marks.text(day),
      color: COLOURS.muted,
    },
    splitLine: { show: false },
  };
}
