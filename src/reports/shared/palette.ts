/** The colours of charts and style sheet. They can be told apart in grey print and by the colour-blind. */
export const COLOURS = {
  ink: '#1d2733',
  muted: '#5b6875',
  line: '#d5dbe1',
  faint: '#eef1f4',
  paper: '#ffffff',
  /** The page's own colour. */
  accent: '#1f4b73',
  good: '#2f7d6b',
  warm: '#c08a2b',
  alarm: '#a8383b',
} as const;

const SERIES = ['#1f4b73', '#5b93b8', '#2f7d6b', '#c08a2b', '#7c6a9c', '#8a949e', '#b5643c'] as const;

/** The colour of one of several series that mean nothing good or bad; neighbours are easily told apart. */
export function seriesColour(index: number): string {
  return SERIES[index % SERIES.length];
}

/** Fonts for Chinese and English that every system has one of. */
export const FONT =
  "'Helvetica Neue', Helvetica, 'Segoe UI', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif";

/** For headings: fonts as in printed documents. */
export const HEADING_FONT =
  "'Georgia', 'Times New Roman', 'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', SimSun, serif";
