import { COLOURS, FONT, HEADING_FONT } from '../shared/palette.js';
import { Html } from './html.js';

/** The style sheet of the page: for the screen, and for A4 paper. */
export const STYLE = new Html(`<style>
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font: 15px/1.6 ${FONT}; color: ${COLOURS.ink}; background: ${COLOURS.faint}; -webkit-text-size-adjust: 100%; }
body { margin: 0; }
main { max-width: 1000px; margin: 0 auto; padding: 44px 36px 64px; background: ${COLOURS.paper}; counter-reset: section; }
h1, h2 { font-family: ${HEADING_FONT}; font-weight: 700; line-height: 1.3; text-wrap: balance; }
h1 { margin: 0 0 14px; font-size: 32px; letter-spacing: .01em; }
h2 { margin: 0 0 18px; padding-top: 14px; font-size: 22px; border-top: 2px solid ${COLOURS.accent}; color: ${COLOURS.accent}; break-after: avoid; }
h2::before { counter-increment: section; content: counter(section) "\\2002"; }
:lang(zh) h2::before { content: counter(section, simp-chinese-informal) "、"; }
h3 { margin: 26px 0 8px; font-size: 15px; font-weight: 600; line-height: 1.4; break-after: avoid; }
h4 { margin: 0 0 4px; font-size: 15px; font-weight: 600; line-height: 1.45; break-after: avoid; }
p { margin: 0 0 14px; max-width: 50em; text-wrap: pretty; }
section { margin-top: 52px; }
header { margin-bottom: 8px; }
ul.policies { margin: 0 0 6px; padding: 0; list-style: none; font-size: 16px; }
.article, .quiet, .more, .privacy, .note { color: ${COLOURS.muted}; }
.span { margin: 0 0 6px; font-variant-numeric: tabular-nums; }
.scope { margin: 0 0 8px; padding: 6px 10px; border-left: 4px solid ${COLOURS.alarm}; font-weight: 600; max-width: none; }
.privacy { margin: 0; font-size: 13px; max-width: none; }
.more { margin: 6px 0 0; font-size: 13px; }
.finding { margin-top: 14px; padding-left: 12px; border-left: 3px solid ${COLOURS.good}; max-width: none; font-variant-numeric: tabular-nums; }
.tiles { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 1px; background: ${COLOURS.line}; border: 1px solid ${COLOURS.line}; }
.tile { padding: 14px 16px 12px; background: ${COLOURS.paper}; }
.tile h3 { margin: 0; font-size: 13px; font-weight: 400; color: ${COLOURS.muted}; }
.tile .figure { margin: 2px 0 0; font-size: 23px; line-height: 1.35; font-variant-numeric: tabular-nums; letter-spacing: -.01em; }
.tile .figure.long { font-size: 19px; line-height: 1.634; }
.tile .note { margin: 0; text-wrap: balance; font-size: 12.5px; line-height: 1.45; }
.tile.alarm .figure { color: ${COLOURS.alarm}; }
figure { margin: 0 0 14px; }
.chart { display: block; width: 100%; height: auto; font-variant-numeric: tabular-nums; }
.multiples { display: grid; grid-template-columns: repeat(3, 1fr); gap: 18px 24px; margin-bottom: 16px; }
.small { margin: 0; }
.small figcaption { display: flex; justify-content: space-between; font-size: 13px; font-variant-numeric: tabular-nums; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 36px; align-items: start; }
.pair h3 { margin-top: 0; }
table { width: 100%; border-collapse: collapse; font-size: 13px; line-height: 1.45; font-variant-numeric: tabular-nums; }
th { padding: 6px 8px; text-align: left; vertical-align: bottom; font-weight: 600; color: ${COLOURS.muted}; border-bottom: 1px solid ${COLOURS.muted}; }
td { padding: 5px 8px; vertical-align: top; border-bottom: 1px solid ${COLOURS.line}; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
th.number { white-space: normal; }
.date { white-space: nowrap; }
.text { overflow-wrap: break-word; }
td.id { overflow-wrap: anywhere; }
.whole { white-space: nowrap; }
code { font-family: ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace; font-size: 11px; overflow-wrap: anywhere; }
.path { overflow-wrap: anywhere; }
tr.group td { padding-top: 12px; font-weight: 600; border-bottom-color: ${COLOURS.muted}; }
tr.more td { color: ${COLOURS.muted}; }
.even { table-layout: fixed; }
tfoot td { font-weight: 600; border-top: 1px solid ${COLOURS.muted}; border-bottom: 0; }
.dense { font-size: 12px; }
.dense th:not(:first-child), .dense td:not(:first-child) { padding-left: 5px; }
.dense th:not(:last-child), .dense td:not(:last-child) { padding-right: 5px; }
.zero { color: ${COLOURS.muted}; opacity: .65; }
.minus { color: ${COLOURS.alarm}; }
ul.story { margin: 14px 0; padding-left: 18px; font-size: 14px; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 18px; margin: 0 0 20px; font-size: 13px; }
dt { color: ${COLOURS.muted}; }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
@media (max-width: 760px) {
  main { padding: 24px 16px 40px; }
  .pair { grid-template-columns: 1fr; }
  .tiles { grid-auto-flow: row; grid-template-columns: repeat(2, 1fr); }
  .multiples { grid-template-columns: repeat(2, 1fr); }
}
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt ${FONT}; color: ${COLOURS.muted}; } }
@media print {
  html { font-size: 10pt; background: none; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 22pt; }
  h2 { font-size: 14pt; }
  section { margin-top: 30px; }
  table { font-size: 8.5pt; }
  .dense { font-size: 7.5pt; }
  td { padding-top: 3px; padding-bottom: 3px; }
  code { font-size: 7pt; }
  .tile { padding: 8px 10px; }
  .tile .figure { font-size: 13pt; }
  .tile .figure.long { font-size: 11pt; line-height: 1.595; }
  .pair { display: block; }
  .pair > * + * { margin-top: 18px; }
  .tile .note, .tile h3, .more, .privacy { font-size: 8pt; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr, .short, .keep, .tiles { break-inside: avoid; }
  tr.group { break-after: avoid; }
}
</style>`);
