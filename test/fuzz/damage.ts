import { type Random, Weighted } from '../../src/sample/random.js';

/** One way to damage a file. */
type Damage = (bytes: Buffer, random: Random) => Buffer;

/** Cells seen in real files, and some that should not occur in any. One character per byte. */
const NASTY_CELLS = [
  '',
  ' ',
  '\t',
  "'",
  '--',
  'null',
  '\\N',
  '0',
  '-0',
  '-1',
  '1e9',
  '1E400',
  '3.30302E+17',
  'NaN',
  'Infinity',
  '99999999999999999999',
  '0.001',
  '2100.2799999999997',
  '1,234.50',
  '¥1,234.50',
  '１２３',
  '=1+1',
  '@x',
  '2023-02-30',
  '0000-00-00',
  '44931',
  '2023年1月5日',
  '9999-12-31',
  '1899-12-31',
  '2023-01-05T10:20:30+08:00',
  '05/01/2023',
  '330***1234',
  '33030219800101001x',
  '住院',
  '低保,特困',
  '低保对象-7110',
  '🦄',
  '\u202e',
  '\ufeff',
  '\u0000',
  'a'.repeat(70),
  '字'.repeat(2000),
  '__proto__',
  'constructor',
  '"',
  '""',
  'a"b',
  '*',
  '/',
  '../../etc/passwd',
].map((text) => Buffer.from(text).toString('latin1'));

const DAMAGES: readonly Damage[] = [
  function flippedBytes(bytes, random) {
    const copy = Buffer.from(bytes);
    for (let i = random.between(1, 8); i > 0 && copy.length > 0; i--)
      copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
  function insertedBytes(bytes, random) {
    return inserted(
      bytes,
      random,
      Buffer.from(Array.from({ length: random.between(1, 40) }, () => random.below(256))),
    );
  },
  function insertedSpecial(bytes, random) {
    const special = ['"', '""', '\0', '\r', '\n', '\r\n', ',', '\t', ';', '\ufeff', '\x1a', '\u2028'];
    return inserted(bytes, random, Buffer.from(random.pick(special)));
  },
  function removedRange(bytes, random) {
    if (bytes.length === 0) return bytes;
    const start = random.below(bytes.length);
    const end = Math.min(bytes.length, start + random.between(1, 200));
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  function cutShort(bytes, random) {
    return bytes.subarray(0, random.below(bytes.length + 1));
  },
  function cutInFront(bytes, random) {
    return bytes.subarray(random.below(bytes.length + 1));
  },
  function repeatedRange(bytes, random) {
    if (bytes.length === 0) return bytes;
    const start = random.below(bytes.length);
    return inserted(bytes, random, bytes.subarray(start, start + random.between(1, 2000)));
  },
  function repeatedLines(bytes, random) {
    return byLines(bytes, (lines) => {
      for (let i = random.between(1, 3); i > 0; i--)
        lines.splice(random.below(lines.length + 1), 0, random.pick(lines));
    });
  },
  function lostLine(bytes, random) {
    return byLines(bytes, (lines) => lines.splice(random.below(lines.length), 1));
  },
  function lostHeader(bytes) {
    return byLines(bytes, (lines) => lines.shift());
  },
  function joinedLines(bytes, random) {
    return byLines(bytes, (lines) => {
      const at = random.below(lines.length);
      lines.splice(at, 2, lines.slice(at, at + 2).join(''));
    });
  },
  function emptyLines(bytes, random) {
    return byLines(bytes, (lines) => {
      lines.splice(random.below(lines.length + 1), 0, '', '\r', ' ', ',,,,');
    });
  },
  function nastyCells(bytes, random) {
    return byCells(
      bytes,
      random.between(1, 12),
      (cells) => {
        cells[random.below(cells.length)] = random.pick(NASTY_CELLS);
      },
      random,
    );
  },
  function lostCells(bytes, random) {
    return byCells(
      bytes,
      random.between(1, 3),
      (cells) => cells.splice(random.below(cells.length), 1),
      random,
    );
  },
  function moreCells(bytes, random) {
    return byCells(
      bytes,
      random.between(1, 3),
      (cells) => cells.splice(random.below(cells.length), 0, 'x'),
      random,
    );
  },
  function otherHeader(bytes, random) {
    return byLines(bytes, (lines) => {
      const cells = (lines[0] ?? '').split(',');
      const at = random.below(cells.length);
      cells[at] = random.pick([
        '',
        'claim_id',
        'psn_no',
        'certno',
        'pay_loc',
        'hifob_pay',
        '身份证',
        'x',
        cells[at].toUpperCase(),
        ` ${cells[at]} `,
        '"',
        'a"b',
        cells[0],
      ]);
      lines[0] = cells.join(',');
    });
  },
  function otherLineEnds(bytes, random) {
    const end = random.pick(['\r\n', '\r', '\n\n', '\r\r\n']);
    return Buffer.from(bytes.toString('latin1').replaceAll('\n', end), 'latin1');
  },
  function otherDelimiter(bytes, random) {
    return Buffer.from(bytes.toString('latin1').replaceAll(',', random.pick(['\t', ';', '|'])), 'latin1');
  },
  function longLine(bytes, random) {
    const size = random.pick([5_000, 70_000, 1_048_570, 1_048_590, 2_200_000]);
    return inserted(bytes, random, Buffer.alloc(size, random.pick(['x', ',', '"', '1', '中', 'a,b"'])));
  },
  function empty() {
    return Buffer.alloc(0);
  },
  function headerOnly(bytes) {
    return bytes.subarray(0, bytes.indexOf(0x0a) + 1);
  },
  function noise(_, random) {
    return Buffer.from(Array.from({ length: random.below(3000) }, () => random.below(256)));
  },
];

export interface Damaged {
  readonly bytes: Buffer;
  /** What was done, for the report of a failure. */
  readonly how: string[];
}

/** Damage that leaves most of a file readable goes deepest into the program, so it comes more often. */
const GENTLE = new Set([
  'nastyCells',
  'lostCells',
  'moreCells',
  'repeatedLines',
  'lostLine',
  'insertedSpecial',
]);
const DRAWN = new Weighted(DAMAGES.map((damage) => [damage, GENTLE.has(damage.name) ? 4 : 1] as const));

/** A file after one to four mishaps. */
export function damaged(bytes: Buffer, random: Random): Damaged {
  let result = bytes;
  const how: string[] = [];
  for (let i = random.pick([1, 1, 1, 2, 3, 4]); i > 0; i--) {
    const damage = DRAWN.draw(random);
    result = damage(result, random);
    how.push(damage.name);
  }
  return { bytes: result, how };
}

function inserted(bytes: Buffer, random: Random, more: Buffer): Buffer {
  const at = random.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

/** Changes the lines of a file, byte for byte: latin1 has a character for each. */
function byLines(bytes: Buffer, change: (lines: string[]) => void): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  change(lines);
  return Buffer.from(lines.join('\n'), 'latin1');
}

/** Changes the cells of some lines. */
function byCells(bytes: Buffer, times: number, change: (cells: string[]) => void, random: Random): Buffer {
  return byLines(bytes, (lines) => {
    for (let i = 0; i < times; i++) {
      const at = random.below(lines.length);
      const cells = lines[at].split(',');
      change(cells);
      lines[at] = cells.join(',');
    }
  });
}
