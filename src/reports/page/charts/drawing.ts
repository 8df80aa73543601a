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
  /** What the chart shows, for those who cannot see it. */
  readonly label: string;
  /** `column` is as wide as the page's text, `small` a third of it. */
  readonly size: 'column' | 'small';
  /** In the units of the drawing, of which a column has 760. */
  readonly height: number;
}

/** Between the page on the screen and on paper, so that writing in charts can be read on both. */
const WIDTHS = { column: 760, small: 250 } as const;

/** Of all writing in charts. */
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
 * The library keeps the texts that it has measured as keys of a plain object. An institution of the name
 * `__proto__` would so change every object of the program; an invisible character before it makes it a plain key.
 */
function harmless(option: unknown): unknown {
  if (typeof option === 'string')
    return option in Object.prototype ? `\u2060${option}` : withReplacements(option);
  if (Array.isArray(option)) return option.map(harmless);
  if (typeof option !== 'object' || option === null) return option;
  return Object.fromEntries(Object.entries(option).map(([key, value]) => [key, harmless(value)]));
}

/**
 * Takes from the drawing what only a running script or a standing file needs: hover styles, marks for the
 * script, the size in pixels. The names of clip paths count the charts drawn by the process; they are replaced
 * by the chart's own name, so that they are the same in every run and differ within the page.
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
