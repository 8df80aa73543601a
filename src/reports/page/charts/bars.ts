import type { Language } from '../../../text/catalogue.js';
import type { Html } from '../html.js';
import { grid, LEGEND, nameAxis, type Unit, valueAxis } from './axes.js';
import { drawChart } from './drawing.js';

/** Bars of one colour, one for each name of the chart. */
interface BarSeries {
  /** The text in the legend. */
  readonly title: string;
  readonly colour: string;
  /** In fen, or a count, in the order of the names. */
  readonly values: readonly number[];
}

interface BarChart {
  /** Names the chart inside the page: letters, digits and hyphens, each only once. */
  readonly id: string;
  /** What the chart shows, for screen readers. */
  readonly label: string;
  readonly unit: Unit;
  /** The name of each bar, or of each group or stack of bars. */
  readonly names: readonly string[];
  readonly series: readonly BarSeries[];
  /** Whether the bars of one name form one bar instead of a group. */
  readonly stacked?: boolean;
  readonly widestBar: number;
  /** Options of the library for the labels of the names. */
  readonly nameLabel?: object;
}

/** Bars that rise above their names, with a legend. */
export function columnChart(chart: BarChart, height: number, language: Language): Html {
  const { id, label, unit, names, nameLabel = {} } = chart;
  return drawChart(
    { id, label, size: 'column', height },
    {
      grid: grid(32, 8),
      legend: LEGEND,
      xAxis: nameAxis(names, nameLabel),
      yAxis: valueAxis(unit, language),
      series: barsOf(chart, (values) => values),
    },
  );
}

/**
 * Bars that run to the right of their names, the first name on top; with a legend where there is more than one series.
 * @param pitch From one bar to the next.
 */
export function rowChart(chart: BarChart, pitch: number, language: Language): Html {
  const { id, label, unit, names, nameLabel = {} } = chart;
  // The library counts names from below.
  const upwards = <T>(values: readonly T[]): T[] => [...values].reverse();
  const hasLegend = chart.series.length > 1;
  return drawChart(
    { id, label, size: 'column', height: pitch * names.length + (hasLegend ? 54 : 30) },
    {
      grid: grid(hasLegend ? 26 : 4, 24),
      ...(hasLegend ? { legend: LEGEND } : {}),
      xAxis: valueAxis(unit, language),
      yAxis: nameAxis(upwards(names), nameLabel),
      series: barsOf(chart, upwards),
    },
  );
}

function barsOf(
  { series, stacked = false, unit, widestBar }: BarChart,
  inOrder: (values: readonly number[]) => readonly number[],
) {
  return series.map(({ title, colour, values }) => ({
    type: 'bar' as const,
    name: title,
    ...(stacked ? { stack: 'all' } : {}),
    silent: true,
    barMaxWidth: widestBar,
    itemStyle: { color: colour },
    data: inOrder(values).map((value) => (unit === 'yuan' ? value / 100 : value)),
  }));
}
