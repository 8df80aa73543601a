import { createRequire } from 'node:module';
import type { EChartsOption } from 'echarts/types/dist/shared';
import { withReplacements } from '../../../domain/unseen.js';
import { COLOURS } from '../../shared/palette.js';
import { escapeHtml, Html } from '../html.js';

/**
 * The library's bundle of the common charts, in one file: in its many modules it takes ten times as long to load, and
 * the bundle of all charts half as long again. `require`, because an import would first read the bundle for the
 * names that it exports.
 */
const echarts: typeof import('echarts') = createRequire(import.meta.url)(
  'echarts/dist/echarts.common.min.js',
);

export interface ChartFrame {
  /** Names the chart inside the page: letters, digits and hyphens, each only once. */
  readonly id: string;
  /** What the chart shows, for screen readers. */
  readonly label: string;
  /** `column` is as wide as the page's text, `small` a third of it. */
  readonly size: 'column' | 'small';
  /** In the units of the drawing, of which a column has 760. */
  readonly height: number;
}

/** A compromise between screen and paper, so that the text of charts can be read on both. */
const WIDTHS = { column: 760, small: 250 } as const;

/** The size of all text in charts. */
export const FONT_SIZE = 11;

/** Draws a chart as SVG, without a browser. The same option gives the same text. */
export function drawChart(frame: ChartFrame, option: EChartsOption): Html {
  const { height } = frame;
  const width = WIDTHS[frame.size];
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    // The drawing is part of the page and takes its font.
    textStyle: { fontFamily: 'inherit', fontSize: FONT_SIZE, color: COLOURS.ink },
    ...(harmless(option) as EChartsOption),
  });
  const drawing = chart.renderToSVGString();
  chart.dispose();
  return new Html(finished(drawing, frame));
}

/**
 * The library uses measured texts as keys of a plain object. An institution named `__proto__` would change every
 * object of the program; an invisible character before the name prevents that.
 */
function harmless(option: unknown): unknown {
  if (typeof option === 'string')
    return option in Object.prototype ? `\u2060${option}` : withReplacements(option);
  if (Array.isArray(option)) return option.map(harmless);
  if (typeof option !== 'object' || option === null) return option;
  return Object.fromEntries(Object.entries(option).map(([key, value]) => [key, harmless(value)]));
}

/**
 * Removes what only a script or a separate file needs: hover styles, marks for the script, the size in pixels. The
 * library numbers clip paths by process; the chart's own id replaces these numbers, so that names are the same in every
 * run and unique within the page.
 */
function finished(drawing: string, { id, label, size, height }: ChartFrame): string {
  return drawing
    .replace(/<style\b[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, `${id}-`)
    .replace(
      /^<svg\b[^>]*>/,
      `<svg class="chart" role="img" aria-label="${escapeHtml(label)}" viewBox="0 0 ${WIDTHS[size]} ${height}">`,
    )
    .replace(/\n+/g, '\n');
}
