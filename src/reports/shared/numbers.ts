import { type Fen, formatYuan } from '../../domain/money.js';
import type { Language } from '../../text/catalogue.js';

/** Yuan with two decimals, thousands separators and a true minus sign. */
export function readableYuan(fen: Fen): string {
  const text = formatYuan(Math.abs(fen));
  return (fen < 0 ? '\u2212' : '') + grouped(text.slice(0, -3)) + text.slice(-3);
}

/** The same for an amount that is text already; any other text stays as it is. */
export function groupedYuan(text: string): string {
  return /^\d+\.\d\d$/.test(text) ? grouped(text.slice(0, -3)) + text.slice(-3) : text;
}

/** The same with a plus sign where money was paid beyond what was due. */
export function signedYuan(fen: Fen): string {
  return (fen > 0 ? '+' : '') + readableYuan(fen);
}

export function readableCount(count: number): string {
  return grouped(String(count));
}

/** A share in per cent with one decimal, rounded half up; a dash where there is nothing to share. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '–';
  const tenths = (BigInt(part) * 2000n + BigInt(whole)) / (BigInt(whole) * 2n);
  return `${tenths / 10n}.${tenths % 10n}%`;
}

/** A mark of a chart's axis, in yuan: 20000 → "20k", in Chinese "2万". */
export function axisYuan(language: Language): (yuan: number) => string {
  const units: readonly (readonly [size: number, sign: string])[] =
    language === 'zh'
      ? [
          [100_000_000, '亿'],
          [10_000, '万'],
        ]
      : [
          [1_000_000, 'M'],
          [1_000, 'k'],
        ];
  return (yuan) => {
    const [size, sign] = units.find(([from]) => Math.abs(yuan) >= from) ?? [1, ''];
    const text = String(Math.round((yuan / size) * 1000) / 1000);
    return text.replace('-', '\u2212') + sign;
  };
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
